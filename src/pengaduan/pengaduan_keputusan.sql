-- A new decision after a reopening takes the place of the former one, which stays in the history.
update pengaduan
   set keputusan = :keputusan::text, keputusan_uraian = :uraian::text,
       ganti_rugi_jumlah = :jumlah::bigint, ganti_rugi_batas = :batas_bayar::date,
       diputuskan_pada = :sekarang::timestamptz, disampaikan_pada = null, cara_penyampaian = null
 where berkas_id = :berkas::uuid
