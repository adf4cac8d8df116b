-- Obligations that are not met today, by agency and service.
select k.penyelenggara_id as "penyelenggara.id", k.penyelenggara as "penyelenggara.nama", k.layanan_id as "layanan.id", k.layanan as "layanan.nama",
       k.jenis, k.uraian, k.dasar_hukum, k.terakhir, k.jatuh_tempo,
       json_build_array(k.penyelenggara, k.layanan, k.layanan_id, k.jenis)::text as _cursor
  from kewajiban_tampil k
 where not k.terpenuhi
   and (:penyelenggara_id::uuid is null or k.penyelenggara_id = :penyelenggara_id::uuid)
   and (:cursor::json is null
        or (k.penyelenggara, k.layanan, k.layanan_id, k.jenis) > (:cursor::json ->> 0, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid, :cursor::json ->> 3))
 order by k.penyelenggara, k.layanan, k.layanan_id, k.jenis
 limit :limit::integer + 1
