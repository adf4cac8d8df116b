-- What is offered now, by name; with q the most similar first, by name, code and description.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       json_build_array(l.urut, l.nama, l.id)::text as _cursor
  from (select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, 0::numeric as urut
          from layanan x
         where :q::text is null
        union all
        select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, -m.mirip
          from layanand.katalog_calon('layanan', :q::text) c (id)
          join layanan x on x.id = c.id
         cross join lateral (select layanand.katalog_mirip(:q::text, x.nama || ' ' || x.kode, x.uraian) as mirip) m
         where :q::text is not null and m.mirip >= 0.4) l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.aktif
   and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid)
   and (:jenis::text is null or l.jenis = :jenis::text)
   and (:pola::text is null or l.pola = :pola::text)
   and (:cursor::json is null
        or (l.urut, l.nama, l.id) > ((:cursor::json ->> 0)::numeric, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
 order by l.urut, l.nama, l.id
 limit :limit::integer + 1
