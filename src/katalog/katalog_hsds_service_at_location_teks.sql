-- Where one service is given.
select json_strip_nulls(layanand.hsds_di_lokasi(l, p, true))::text as teks
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.id = :id::uuid
