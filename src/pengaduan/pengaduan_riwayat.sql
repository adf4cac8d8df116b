select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan, k.urutan::text as _cursor
  from kejadian k
 where layanand.berkas_terlihat(:id::uuid) and k.berkas_id = :id::uuid
   and (:cursor::integer is null or k.urutan > :cursor::integer)
 order by k.urutan
 limit :limit::integer + 1
