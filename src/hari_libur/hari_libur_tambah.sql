insert into hari_libur (id, tanggal, nama, jenis, keputusan_id)
select layanand.uuid_v7(layanand.sekarang()), x.tanggal, x.nama, x.jenis, k.id
  from jsonb_to_recordset(:tambah::jsonb) as x (tanggal date, nama text, jenis text, keputusan text)
  left join keputusan_libur k on k.nomor = x.keputusan
