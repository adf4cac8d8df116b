-- @lambat
-- A page of the public register, the latest first.
select r.nomor, r.tanggal, r.penyelenggara_id as "penyelenggara.id", r.penyelenggara_nama as "penyelenggara.nama", r.status, r.rincian,
       r.cara_penyampaian, array_to_json(r.bentuk) as bentuk, r.keputusan, array_to_json(r.dasar_penolakan) as dasar_penolakan, r.diberitahukan,
       r.diserahkan, r.biaya, r.diperpanjang, r.terlambat, json_build_array(r.diterima_pada, r.id)::text as _cursor
  from register_permohonan r
 where (:tahun::integer is null or r.diterima_pada >= make_date(:tahun::integer, 1, 1)::timestamp at time zone 'Asia/Pontianak'
                               and r.diterima_pada < make_date(:tahun::integer + 1, 1, 1)::timestamp at time zone 'Asia/Pontianak')
   and (:penyelenggara_id::uuid is null or r.penyelenggara_id = :penyelenggara_id::uuid)
   and (:status::text is null or r.status = :status::text)
   and (r.diterima_pada, r.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                  (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by r.diterima_pada desc, r.id desc
 limit :limit::integer + 1
