-- One periodic work that is due; also one that lies too far ahead, because the legal clock was set back. tanggal: the day that has ended.
select j.nama, j.hari_kerja, layanand.tanggal(case when j.susul then j.berikutnya else :sekarang::timestamptz end) - 1 as tanggal,
       j.selang >= interval '1 day' and j.berikutnya > :sekarang::timestamptz + interval '1 day' as mundur
  from jadwal j
 where (j.berikutnya <= :sekarang::timestamptz or j.berikutnya > :sekarang::timestamptz + interval '1 day')
   and (j.tunda_sampai is null or j.tunda_sampai < now())
 order by j.berikutnya, j.nama
 limit 1
   for update skip locked
