-- When there is work next: a second after a deadline's last one, or periodic work; NULL when there is none.
select (extract(epoch from least(
           (select t.jatuh_tempo + interval '1 second' from tenggat t where t.status = 'berjalan' order by t.jatuh_tempo, t.id limit 1),
           (select min(j.berikutnya) from jadwal j where j.tunda_sampai is null or j.tunda_sampai < now()))) * 1000000)::bigint as us
