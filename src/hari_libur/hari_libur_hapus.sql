delete from hari_libur l
 using jsonb_to_recordset(:hapus::jsonb) h (tanggal date, nama text)
 where l.tanggal = h.tanggal and l.nama = h.nama
