-- What an upload has to know of the case, read after the lock.
select b.penyelenggara_id, b.status = any (p.status_akhir) as berakhir,
       (select count(*) from lampiran l where l.berkas_id = b.id) as banyak
  from berkas b
  join proses p on p.proses = b.proses
 where b.id = :id::uuid and b.proses = :proses::text
