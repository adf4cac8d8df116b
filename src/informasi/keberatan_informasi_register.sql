-- @lambat
-- A page of the public register of objections, the latest first: no identity, and no word of the requester's.
select b.nomor, layanand.tanggal(b.diterima_pada) as tanggal, m.nomor as permohonan, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       b.status, b.kelas as huruf, b.asal_tenggat_id is not null as karena_lewat, k.hasil as tanggapan,
       layanand.tanggal(k.ditanggapi_pada) as ditanggapi, b.status = 'disengketakan' as disengketakan,
       json_build_array(b.diterima_pada, b.id)::text as _cursor
  from berkas b
  join berkas m on m.id = b.asal_id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join keberatan_informasi k on k.berkas_id = b.id
 where b.proses = 'keberatan_informasi'
   and (:tahun::integer is null or b.diterima_pada >= make_date(:tahun::integer, 1, 1)::timestamp at time zone 'Asia/Pontianak'
                               and b.diterima_pada < make_date(:tahun::integer + 1, 1, 1)::timestamp at time zone 'Asia/Pontianak')
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:status::text is null or b.status = :status::text)
   and (b.diterima_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                  (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diterima_pada desc, b.id desc
 limit :limit::integer + 1
