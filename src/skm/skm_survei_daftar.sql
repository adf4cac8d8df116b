select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
       s.judul, s.tahun, s.periode, s.metode, s.akses, s.dibuka_pada, s.ditutup_pada, s.diterbitkan_pada, b.diperbarui_pada,
       json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join layanan l on l.id = s.layanan_id
 where b.proses = 'skm'
   and (:tahun::smallint is null or s.tahun = :tahun::smallint)
   and (:status::text is null or b.status = :status::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (b.diperbarui_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                    (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
