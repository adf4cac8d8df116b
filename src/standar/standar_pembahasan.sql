select layanand.standar_bahas(:berkas::uuid, :tanggal::date, :tempat::text, :pokok_bahasan::text, :hasil::text, :peserta::jsonb, :sekarang::timestamptz)
