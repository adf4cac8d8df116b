update skm_survei
   set laporan = laporan || jsonb_build_array(jsonb_build_object('tujuan', :tujuan::text, 'tanggal', :tanggal::date, 'nomor_surat', :nomor_surat::text))
 where berkas_id = :id::uuid
