select a.huruf, a.uraian_id as uraian, a.uraian_en, to_json(a.dari) as status, a.dasar_hukum, a.huruf as _cursor
  from alasan_keberatan a
 where a.huruf > coalesce(:cursor::text, '')
 order by a.huruf
 limit :limit::integer + 1
