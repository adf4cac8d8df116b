select l.id, l.kode
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join layanan l on l.penyelenggara_id = b.penyelenggara_id and (s.layanan_id is null or l.id = s.layanan_id)
 where b.id = :id::uuid
