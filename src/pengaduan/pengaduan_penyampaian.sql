update pengaduan set disampaikan_pada = :sekarang::timestamptz, cara_penyampaian = :cara::text where berkas_id = :berkas::uuid
