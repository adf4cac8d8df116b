-- Holidays with the decree behind each: as they are, or as they would be after :tambah and :hapus.
select l.tanggal, l.nama, l.jenis, l.keputusan
  from layanand.libur_sesudah(:tambah::jsonb, :hapus::jsonb) l
 order by l.tanggal, l.nama
