select k.id, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", k.kanal, k.tanggal, k.status, k.jumlah_masuk, k.catatan,
       k.diperiksa_pada, json_build_array(k.tanggal, k.id)::text as _cursor
  from pemeriksaan_kanal k
  join penyelenggara o on o.id = k.penyelenggara_id
 where (:penyelenggara_id::uuid is null or k.penyelenggara_id = :penyelenggara_id::uuid)
   and (:kanal::text is null or k.kanal = :kanal::text)
   and (:status::text is null or k.status = :status::text)
   and (:dari::date is null or k.tanggal >= :dari::date)
   and (:sampai::date is null or k.tanggal <= :sampai::date)
   and (k.tanggal, k.id) < ((select coalesce((:cursor::json ->> 0)::date, 'infinity')), (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by k.tanggal desc, k.id desc
 limit :limit::integer + 1
