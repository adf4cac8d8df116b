update skm_survei set ditarik_pada = :sekarang::timestamptz, alasan_penarikan = :alasan::text where berkas_id = :id::uuid
