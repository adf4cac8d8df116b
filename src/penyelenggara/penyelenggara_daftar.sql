-- The bodies by name; q by trigrams.
select p.id, p.kode, p.nama, p.jenis,
       i.id as "induk.id", i.nama as "induk.nama",
       json_build_array(p.nama, p.id)::text as _cursor
  from penyelenggara p
  left join penyelenggara i on i.id = p.induk_id
 where (:jenis::text is null or p.jenis = :jenis::text)
   and (:induk_id::uuid is null or p.induk_id = :induk_id::uuid)
   and (:q::text is null
        or p.nama ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')
   and (:cursor::json is null or (p.nama, p.id) > (:cursor::json ->> 0, (:cursor::json ->> 1)::uuid))
 order by p.nama, p.id
 limit :limit::integer + 1
