select layanand.standar_catat_berita_acara(:berkas::uuid, :tanggal::date, :tempat::text, :pokok_bahasan::jsonb, :kesepakatan::jsonb,
                                           coalesce(:tanda_tangan::jsonb, '[]'), :sekarang::timestamptz)
