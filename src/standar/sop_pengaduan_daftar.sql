-- Newest first; drafts for those who write them.
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.nomor_keputusan as "penetapan.nomor",
       m.tanggal_keputusan as "penetapan.tanggal", m.berlaku_dari as "penetapan.berlaku_dari", m.berlaku_sampai as "penetapan.berlaku_sampai",
       m.penanda_tangan as "penetapan.oleh", b.diperbarui_pada, json_build_array(b.id)::text as _cursor
  from berkas b
  join sop_pengaduan m on m.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.proses = 'sop_pengaduan'
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:cursor::json is null or b.id < (:cursor::json ->> 0)::uuid)
 order by b.id desc
 limit :limit::integer + 1
