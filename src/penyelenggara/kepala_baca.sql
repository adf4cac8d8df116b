-- One term of office, as penyelenggara_kepala shows it.
select m.pelaksana_id as "pelaksana.id", e.nama as "pelaksana.nama", e.jabatan, m.status, m.keputusan, m.berlaku_dari, m.berlaku_sampai
  from masa_jabatan m
  join pelaksana e on e.id = m.pelaksana_id
 where m.id = :id::uuid
