-- What is offered now, by name; with q the most similar first, by name, code and description.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       json_build_array(l.urut, l.nama, l.id)::text as _cursor
  from (select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, 0::numeric as urut
          from layanan x
         where :q::text is null
        union all
        select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, -x.mirip
          from (select y.*, m.mirip, max(m.mirip) over () as termirip
                  from layanand.katalog_calon('layanan', :q::text) c (id)
                  join layanan y on y.id = c.id
                 cross join lateral (select layanand.katalog_mirip(:q::text, y.nama || ' ' || y.kode, y.uraian) as mirip) m
                 where :q::text is not null) x
            -- Where something is found as it was asked for, faint resemblances are left out.
         where x.mirip >= greatest(0.4, 0.8 * x.termirip)) l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.aktif
   and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid)
   and (:jenis::text is null or l.jenis = :jenis::text)
   and (:pola::text is null or l.pola = :pola::text)
   and (:cursor::json is null
        or (l.urut, l.nama, l.id) > ((:cursor::json ->> 0)::numeric, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
 order by l.urut, l.nama, l.id
 limit :limit::integer + 1
