insert into hari_libur (id, tanggal, nama, jenis, keputusan_id, keputusan_disimpulkan)
select layanand.uuid_v7(layanand.sekarang()), x.tanggal, x.nama, x.jenis, k.id, k.id is not null and coalesce(x.disimpulkan, false)
  from jsonb_to_recordset(:tambah::jsonb) as x (tanggal date, nama text, jenis text, keputusan text, disimpulkan boolean)
  left join keputusan_libur k on k.nomor = x.keputusan
