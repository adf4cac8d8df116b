-- One service with all that belongs to it, also one that is no longer offered.
select json_strip_nulls(layanand.hsds_layanan(l, p, layanand.tanggal(:sekarang::timestamptz), true))::text as teks
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.id = :id::uuid
