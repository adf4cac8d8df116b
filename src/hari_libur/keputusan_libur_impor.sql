insert into keputusan_libur (id, nomor, tanggal, tahun, jenis, tentang)
select layanand.uuid_v7(layanand.sekarang()), k.nomor, k.tanggal, k.tahun, k.jenis, k.tentang
  from jsonb_to_recordset(:isi::jsonb) as k (nomor text, tanggal date, tahun smallint, jenis text, tentang text)
    on conflict on constraint keputusan_libur_nomor_unik
    do update set tanggal = excluded.tanggal, tahun = excluded.tahun, jenis = excluded.jenis, tentang = excluded.tentang
