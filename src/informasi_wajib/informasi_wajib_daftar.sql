-- @lambat
-- Every agency by name, with its score and what it owes.
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", o.jenis, i.skor, i.ada, i.kedaluwarsa, i.belum_ada, i.ditutup,
       array_to_json(i.perlu) as perlu, json_build_array(o.nama, o.id)::text as _cursor
  from penyelenggara o
  join layanand.informasi_wajib_skor(null, layanand.tanggal(:sekarang::timestamptz)) i on i.penyelenggara_id = o.id
 where (:jenis::text is null or o.jenis = :jenis::text)
   and (:induk_id::uuid is null or o.induk_id = :induk_id::uuid)
   and (:perlu::text is null or :perlu::text = any (i.perlu))
   and (:skor_maks::integer is null or i.skor <= :skor_maks::integer)
   and (:cursor::json is null or (o.nama, o.id) > (:cursor::json ->> 0, (:cursor::json ->> 1)::uuid))
 order by o.nama, o.id
 limit :limit::integer + 1
