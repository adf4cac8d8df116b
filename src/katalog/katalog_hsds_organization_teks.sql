-- One agency with its office.
select json_strip_nulls(layanand.hsds_organisasi(p, true))::text as teks from penyelenggara p where p.id = :id::uuid
