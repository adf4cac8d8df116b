select layanand.seleksi_ubah_peserta(:berkas::uuid, :pelaksana_id::uuid, 'gugur', 'terdaftar', null, :alasan::text, :sekarang::timestamptz) as data
 where layanand.seleksi_tanpa_konflik(:berkas::uuid)
