-- What is offered now, by name; with q the most similar first, by name, code and description; with dekat the nearest. Of the three ways only the one
-- asked for is gone. The agencies are looked up for the page alone.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       l.jarak_m,
       json_build_array(l.urut, l.nama, l.id)::text as _cursor
  from (
    select s.*
      from (select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, null::integer as jarak_m, 0::numeric as urut
              from layanan x
             where :q::text is null and :dekat::text is null
            union all
            select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, null, -x.mirip
              from (select y.*, m.mirip, max(m.mirip) over () as termirip
                      from layanand.katalog_calon('layanan', :q::text) c (id)
                      join layanan y on y.id = c.id
                     cross join lateral (select layanand.katalog_mirip(:q::text, y.nama || ' ' || y.kode, y.uraian) as mirip) m
                     where :q::text is not null and :dekat::text is null) x
                -- Where something is found as it was asked for, faint resemblances are left out.
             where x.mirip >= greatest(0.4, 0.8 * x.termirip)
            union all
            select x.id, x.kode, x.nama, x.jenis, x.pola, x.penyelenggara_id, x.aktif, j.jarak_m, j.jarak_m
              from layanand.lingkaran(:dekat::text, :radius_m::integer) d
             cross join lateral (
                    -- at the office of the agency that gives it, unless a task force does
                    select y.id, o.lintang, o.bujur
                      from penyelenggara o
                      join layanan y on y.penyelenggara_id = o.id
                     where o.lintang_e6 between d.selatan and d.utara and o.bujur_e6 between d.barat and d.timur
                       and (y.pola <> 'gugus_tugas' or not exists (select from gugus_tugas_kini g where g.layanan_id = y.id))
                    union all
                    -- at the place of its task force
                    select k.layanan_id, k.lintang, k.bujur
                      from kewajiban_catatan k
                     where k.lintang_e6 between d.selatan and d.utara and k.bujur_e6 between d.barat and d.timur
                       and k.id = (select g.id from gugus_tugas_kini g where g.layanan_id = k.layanan_id)
                    union all
                    -- at the agency where that is placed
                    select k.layanan_id, o.lintang, o.bujur
                      from penyelenggara o
                      join kewajiban_catatan k on k.penempatan_id = o.id
                     where o.lintang_e6 between d.selatan and d.utara and o.bujur_e6 between d.barat and d.timur and k.lintang is null
                       and k.id = (select g.id from gugus_tugas_kini g where g.layanan_id = k.layanan_id)) t
              join layanan x on x.id = t.id
             cross join lateral (select layanand.jarak_m(d.lintang, d.bujur, t.lintang::double precision, t.bujur::double precision) as jarak_m) j
             where :dekat::text is not null and j.jarak_m <= d.radius_m
               and (:q::text is null or layanand.katalog_mirip(:q::text, x.nama || ' ' || x.kode, x.uraian) >= 0.4)) s
     where s.aktif
       and (:penyelenggara_id::uuid is null or s.penyelenggara_id = :penyelenggara_id::uuid)
       and (:jenis::text is null or s.jenis = :jenis::text)
       and (:pola::text is null or s.pola = :pola::text)
       and (:cursor::json is null
            or (s.urut, s.nama, s.id) > ((:cursor::json ->> 0)::numeric, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
     order by s.urut, s.nama, s.id
     limit :limit::integer + 1) l
  join penyelenggara p on p.id = l.penyelenggara_id
 order by l.urut, l.nama, l.id
