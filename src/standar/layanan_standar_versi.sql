-- All versions of a service, the newest first; drafts of it for those who write them. No such service: 404.
select b.id, b.nomor, b.status, s.nomor_versi as versi, s.nomor_keputusan as "penetapan.nomor", s.tanggal_keputusan as "penetapan.tanggal",
       s.berlaku_dari as "penetapan.berlaku_dari", s.berlaku_sampai as "penetapan.berlaku_sampai", s.ditetapkan_pada as "penetapan.ditetapkan_pada",
       b.diperbarui_pada,
       json_build_array(coalesce(s.nomor_versi, 2147483647), b.id)::text as _cursor
  from standar s
  join berkas b on b.id = s.berkas_id
 where s.layanan_id = :id::uuid
   and (:cursor::json is null
        or (coalesce(s.nomor_versi, 2147483647), b.id) < ((:cursor::json ->> 0)::integer, (:cursor::json ->> 1)::uuid))
   and (select layanand.layanan_terlihat(:id::uuid))
 order by coalesce(s.nomor_versi, 2147483647) desc, b.id desc
 limit :limit::integer + 1
