select layanand.standar_tetapkan(:berkas::uuid, :nomor::text, :tanggal::date, :berlaku_dari::date, :sekarang::timestamptz),
       json_build_object('nomor', :nomor::text, 'tanggal', :tanggal::date) as data
