-- Services whose processes belong to this one's, seen from here; whether both are given as P11 wants it: by one door of one agency.
select k.hubungan, x.id as "layanan.id", x.nama as "layanan.nama", p.id as "penyelenggara.id", p.nama as "penyelenggara.nama", x.pola, k.keterangan,
       l.pola = 'satu_pintu' and x.pola = 'satu_pintu' and x.penyelenggara_id = l.penyelenggara_id as satu_pintu, k.sejak, null::timestamptz as dilepas_pada,
       json_build_array(k.hubungan, x.nama, k.id)::text as _cursor
  from layanan_kaitan k
  join layanan l on l.id = k.layanan_id
  join layanan x on x.id = k.terkait_id
  join penyelenggara p on p.id = x.penyelenggara_id
 where layanand.layanan_terlihat(:id::uuid) and k.layanan_id = :id::uuid
   and (:cursor::json is null or (k.hubungan, x.nama, k.id) > (:cursor::json ->> 0, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
 order by k.hubungan, x.nama, k.id
 limit :limit::integer + 1
