-- Open duties of agencies all of whose services have a standard by now (P45).
select layanand.kepatuhan_periksa(b.penyelenggara_id, :sekarang::timestamptz)
  from berkas b
 where b.proses = 'kepatuhan_standar' and b.status <> 'terpenuhi'
   and not exists (select from layanan l where l.penyelenggara_id = b.penyelenggara_id and l.aktif
                      and not exists (select from standar s where s.layanan_id = l.id and s.ditetapkan_pada is not null))
