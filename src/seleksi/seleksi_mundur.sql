select layanand.seleksi_ubah_peserta(:berkas::uuid, :saya::uuid, 'terdaftar', 'mundur', null, :alasan::text, :sekarang::timestamptz) as data
