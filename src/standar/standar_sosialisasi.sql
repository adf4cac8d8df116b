insert into standar_sosialisasi (id, berkas_id, tanggal, jenis, sasaran, tempat, jumlah_peserta, uraian, dicatat_pada)
select layanand.uuid_v7(:sekarang::timestamptz), :berkas::uuid, :tanggal::date, :jenis::text, :sasaran::text, :tempat::text, :jumlah_peserta::integer,
       :uraian::text, :sekarang::timestamptz
 where :tanggal::date <= layanand.tanggal(:sekarang::timestamptz) or layanand.tolak('tanggal_di_depan', '/tanggal')
