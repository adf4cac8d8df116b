select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", d.jenis, d.unit, d.tahun, d.nomor_keputusan,
       d.tanggal_keputusan, d.berlaku_sampai, b.diperbarui_pada,
       json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from berkas b
  join penetapan_pelaksana d on d.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.proses = 'penetapan_pelaksana'
   and (:jenis::text is null or d.jenis = :jenis::text)
   and (:status::text is null or b.status = :status::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (b.diperbarui_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                    (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
