-- What is offered now, by name; q by trigrams in name and description.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       json_build_array(l.nama, l.id)::text as _cursor
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.aktif
   and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid)
   and (:jenis::text is null or l.jenis = :jenis::text)
   and (:pola::text is null or l.pola = :pola::text)
   and (:q::text is null
        or l.nama ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%'
        or l.uraian ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')
   and (:cursor::json is null or (l.nama, l.id) > (:cursor::json ->> 0, (:cursor::json ->> 1)::uuid))
 order by l.nama, l.id
 limit :limit::integer + 1
