select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan, k.urutan::text as _cursor
  from kejadian k
 where layanand.berkas_terlihat(:id::uuid) and k.berkas_id = :id::uuid
   and k.urutan > (select coalesce(:cursor::integer, 0))
 order by k.urutan
 limit :limit::integer + 1
