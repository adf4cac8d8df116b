-- Holidays by date with the decree behind each: its own, or else the last decree about that year.
select l.tanggal, l.nama, l.jenis, d.nomor as "keputusan.nomor", d.tanggal as "keputusan.tanggal",
       json_build_array(l.tanggal, l.nama)::text as _cursor
  from hari_libur l
  left join lateral (
        select k.nomor, k.tanggal
          from keputusan_libur k
         where case when l.keputusan_id is not null then k.id = l.keputusan_id
                    else l.jenis in ('libur_nasional', 'cuti_bersama') and k.tahun = extract(year from l.tanggal) end
         order by k.tanggal desc nulls last
         limit 1) d on true
 where (:tahun::integer is null
        or l.tanggal between make_date(:tahun::integer, 1, 1) and make_date(:tahun::integer, 12, 31))
   and (:cursor::json is null or (l.tanggal, l.nama) > ((:cursor::json ->> 0)::date, :cursor::json ->> 1))
 order by l.tanggal, l.nama
 limit :limit::integer + 1
