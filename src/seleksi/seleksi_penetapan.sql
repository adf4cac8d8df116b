select layanand.seleksi_tetapkan(:berkas::uuid, :seri::jsonb, :penunjukan::jsonb, :catatan::text, :sekarang::timestamptz)
