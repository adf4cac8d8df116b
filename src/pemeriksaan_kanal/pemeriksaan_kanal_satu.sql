select k.id, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", k.kanal, k.tanggal, k.status, k.jumlah_masuk, k.catatan,
       k.diperiksa_pada
  from pemeriksaan_kanal k
  join penyelenggara o on o.id = k.penyelenggara_id
 where k.id = :id::uuid
