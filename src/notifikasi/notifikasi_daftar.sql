-- @lambat
-- Notices, the newest first; dead letters are those with status gagal.
select n.id, b.id as "berkas.id", b.nomor as "berkas.nomor", n.jenis, n.penerima, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       n.saluran, n.bahasa, n.status, n.percobaan, n.coba_pada, n.alasan, n.dibuat_pada, n.terkirim_pada, n.diulang_pada,
       json_build_array(n.id)::text as _cursor
  from notifikasi n
  left join berkas b on b.id = n.berkas_id
  left join penyelenggara o on o.id = n.penyelenggara_id
 where (:status::text is null or n.status = :status::text)
   and (:saluran::text is null or n.saluran = :saluran::text)
   and (:berkas_id::uuid is null or n.berkas_id = :berkas_id::uuid)
   and (:cursor::json is null or n.id < (:cursor::json ->> 0)::uuid)
 order by n.id desc
 limit :limit::integer + 1
