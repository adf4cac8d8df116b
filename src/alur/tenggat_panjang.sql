-- Days until the last one that the case has named for this kind of deadline.
select (j.sampai - layanand.tanggal(:mulai::timestamptz))::text as panjang
  from berkas_jadwal j
 where j.berkas_id = :berkas::uuid and j.jenis = :jenis::text
