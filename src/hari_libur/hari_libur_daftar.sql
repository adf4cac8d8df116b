-- Holidays by date with the decree behind each.
select l.tanggal, l.nama, l.jenis, k.nomor as "keputusan.nomor", k.tanggal as "keputusan.tanggal", l.keputusan_disimpulkan,
       json_build_array(l.tanggal, l.nama)::text as _cursor
  from hari_libur l
  left join keputusan_libur k on k.id = l.keputusan_id
 where (:tahun::integer is null
        or l.tanggal between make_date(:tahun::integer, 1, 1) and make_date(:tahun::integer, 12, 31))
   and (:cursor::json is null or (l.tanggal, l.nama) > ((:cursor::json ->> 0)::date, :cursor::json ->> 1))
 order by l.tanggal, l.nama
 limit :limit::integer + 1
