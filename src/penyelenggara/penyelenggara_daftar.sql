-- The bodies by name; with q the most similar first, with dekat the nearest. Of the three ways only the one asked for is gone.
select p.id, p.kode, p.nama, p.jenis,
       i.id as "induk.id", i.nama as "induk.nama",
       p.jarak_m,
       json_build_array(p.urut, p.nama, p.id)::text as _cursor
  from (select x.id, x.kode, x.nama, x.jenis, x.induk_id, null::integer as jarak_m, 0::numeric as urut
          from penyelenggara x
         where :q::text is null and :dekat::text is null
        union all
        select x.id, x.kode, x.nama, x.jenis, x.induk_id, null, -x.mirip
          from (select y.*, m.mirip, max(m.mirip) over () as termirip
                  from layanand.katalog_calon('penyelenggara', :q::text) c (id)
                  join penyelenggara y on y.id = c.id
                 cross join lateral (select layanand.katalog_mirip(:q::text, y.nama || ' ' || y.kode, null) as mirip) m
                 where :q::text is not null and :dekat::text is null) x
            -- Where something is found as it was asked for, faint resemblances are left out.
         where x.mirip >= greatest(0.4, 0.8 * x.termirip)
        union all
        select x.id, x.kode, x.nama, x.jenis, x.induk_id, j.jarak_m, j.jarak_m
          from layanand.lingkaran(:dekat::text, :radius_m::integer) d
          join penyelenggara x on x.lintang_e6 between d.selatan and d.utara and x.bujur_e6 between d.barat and d.timur
         cross join lateral (select layanand.jarak_m(d.lintang, d.bujur, x.lintang::double precision, x.bujur::double precision) as jarak_m) j
         where :dekat::text is not null and j.jarak_m <= d.radius_m
           and (:q::text is null or layanand.katalog_mirip(:q::text, x.nama || ' ' || x.kode, null) >= 0.4)) p
  left join penyelenggara i on i.id = p.induk_id
 where (:jenis::text is null or p.jenis = :jenis::text)
   and (:induk_id::uuid is null or p.induk_id = :induk_id::uuid)
   and (:cursor::json is null
        or (p.urut, p.nama, p.id) > ((:cursor::json ->> 0)::numeric, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
 order by p.urut, p.nama, p.id
 limit :limit::integer + 1
