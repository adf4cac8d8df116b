select layanand.publikasikan(:berkas::uuid, :tanggal::date, :media::jsonb, :sekarang::timestamptz)
