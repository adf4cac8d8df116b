-- What changed in the catalogue of an agency, the latest first: itself, its heads, officers and services.
select k.id, k.jenis, k.waktu, k.pelaku, k.data ->> 'objek' as "objek.jenis", k.data ->> 'objek_id' as "objek.id",
       (select json_agg(json_build_object('bagian', b.nama, 'sebelum', k.data -> 'sebelum' -> b.nama, 'sesudah', b.nilai) order by b.nama)
          from jsonb_each(k.data -> 'sesudah') b (nama, nilai)) as perubahan,
       json_build_array(k.id)::text as _cursor
  from kejadian k
 where layanand.penyelenggara_terlihat(:id::uuid) and k.rantai_id = :id::uuid and k.proses = 'katalog'
   and (:cursor::json is null or k.id < (:cursor::json ->> 0)::uuid)
 order by k.id desc
 limit :limit::integer + 1
