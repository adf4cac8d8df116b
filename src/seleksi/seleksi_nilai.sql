select layanand.seleksi_catat_nilai(:berkas::uuid, :nilai::jsonb, :sekarang::timestamptz) as data
