-- One periodic work that is due; also one that lies too far ahead, because the legal clock was set back.
select j.nama, j.berikutnya > :sekarang::timestamptz + interval '1 day' as mundur, layanand.tanggal(j.berikutnya) - 1 as tanggal
  from jadwal j
 where j.berikutnya <= :sekarang::timestamptz or j.berikutnya > :sekarang::timestamptz + interval '1 day'
 order by j.nama
 limit 1
   for update skip locked
