-- Who read this document, the latest first.
select a.waktu, a.peran, a.pembaca, a.tujuan, a.versi, a.id::text as _cursor
  from dokumen_akses a
 where layanand.dokumen_dikelola(:id::uuid) and a.berkas_id = :id::uuid
   and a.id < (select coalesce(:cursor::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
 order by a.id desc
 limit :limit::integer + 1
