select layanand.seleksi_simpan(:berkas::uuid, :badan::jsonb)
