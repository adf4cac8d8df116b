-- What an upload has to know of the case, read after the lock; digarap: the caller owns or handles it, and does not only follow it.
select b.penyelenggara_id, b.status = any (p.status_akhir) as berakhir, layanand.berkas_digarap(b.id) as digarap,
       (select count(*) from lampiran l where l.berkas_id = b.id) as banyak
  from berkas b
  join proses p on p.proses = b.proses
 where b.id = :id::uuid and b.proses = :proses::text
