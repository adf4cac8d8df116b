select layanand.standar_publikasikan(:berkas::uuid, :tanggal::date, :media::jsonb, :sekarang::timestamptz)
