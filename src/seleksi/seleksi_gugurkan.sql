select layanand.seleksi_ubah_peserta(:berkas::uuid, :pelaksana_id::uuid, 'terdaftar', 'gugur', :persyaratan::integer, :alasan::text, :sekarang::timestamptz) as data
 where layanand.seleksi_tanpa_konflik(:berkas::uuid)
