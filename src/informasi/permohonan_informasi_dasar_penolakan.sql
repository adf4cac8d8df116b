select d.huruf, d.uraian_id as uraian, d.uraian_en, d.dasar_hukum, d.huruf as _cursor
  from dasar_pengecualian d
 where d.huruf > coalesce(:cursor::text, '')
 order by d.huruf
 limit :limit::integer + 1
