-- Open duties of agencies all of whose services have a standard in force and published by now (P45).
select layanand.kepatuhan_periksa(b.penyelenggara_id, :sekarang::timestamptz)
  from berkas b
 where b.proses = 'kepatuhan_standar' and b.status <> 'terpenuhi'
   and layanand.penyelenggara_berstandar(b.penyelenggara_id, layanand.tanggal(:sekarang::timestamptz))
