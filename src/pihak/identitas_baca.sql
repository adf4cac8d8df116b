-- Whether the case is seen, and its identity as far as the policies give it to this caller.
select b.id, b.kerahasiaan, i.isi
  from berkas b
  left join identitas i on i.berkas_id = b.id
 where b.id = :berkas::uuid and b.proses = :proses::text
