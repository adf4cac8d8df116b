-- What agencies owe after their surveys, by the day promised.
select t.survei_id, b.nomor as nomor_survei, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", t.nomor, t.unsur, t.uraian,
       t.penanggung_jawab, t.target, t.status, t.selesai_pada,
       coalesce(t.selesai_pada, layanand.tanggal(:sekarang::timestamptz)) > t.target as terlambat,
       json_build_array(t.target, t.survei_id, t.nomor)::text as _cursor
  from skm_tindak_lanjut t
  join berkas b on b.id = t.survei_id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.status in ('dipublikasikan', 'dilaporkan')
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:terlambat::boolean is null
        or :terlambat::boolean = (coalesce(t.selesai_pada, layanand.tanggal(:sekarang::timestamptz)) > t.target))
   and (t.target, t.survei_id, t.nomor) > ((select coalesce((:cursor::json ->> 0)::date, '-infinity')),
        (select coalesce((:cursor::json ->> 1)::uuid, '00000000-0000-0000-0000-000000000000')), (select coalesce((:cursor::json ->> 2)::smallint, 0::smallint)))
 order by t.target, t.survei_id, t.nomor
 limit :limit::integer + 1
