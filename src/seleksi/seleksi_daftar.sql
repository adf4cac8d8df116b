select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", s.judul, s.jenis, s.jabatan, s.kuota, to_json(s.metode) as metode,
       (select j.sampai from berkas_jadwal j where j.berkas_id = b.id and j.jenis = 'pendaftaran') as pendaftaran_sampai,
       s.diumumkan_pada, b.diperbarui_pada, json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from berkas b
  join seleksi s on s.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.proses = 'seleksi'
   and (:jenis::text is null or s.jenis = :jenis::text)
   and (:status::text is null or b.status = :status::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (b.diperbarui_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                    (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
