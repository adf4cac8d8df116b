select layanand.sop_pengaduan_tetapkan(:berkas::uuid, :nomor::text, :tanggal::date, :sekarang::timestamptz),
       json_build_object('nomor', :nomor::text, 'tanggal', :tanggal::date) as data
