-- What changed in a service, the latest first.
select k.id, k.jenis, k.waktu, k.pelaku, k.data ->> 'objek' as "objek.jenis", k.data ->> 'objek_id' as "objek.id",
       k.data -> 'sebelum' as sebelum, k.data -> 'sesudah' as sesudah,
       json_build_array(k.id)::text as _cursor
  from kejadian k
 where layanand.layanan_terlihat(:id::uuid) and k.objek_id = :id::uuid
   and (:cursor::json is null or k.id < (:cursor::json ->> 0)::uuid)
 order by k.id desc
 limit :limit::integer + 1
