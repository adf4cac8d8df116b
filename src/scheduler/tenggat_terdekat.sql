-- When there is work next: a second after a deadline's last one, or periodic work; NULL when there is none. What was put off is not
-- waited for here: when it is tried again, and how many deadlines there are of that kind, is told beside.
select (extract(epoch from least(
           (select t.jatuh_tempo + interval '1 second' from tenggat t
             where t.status = 'berjalan'
               and not exists (select 1 from tenggat_tertunda s where s.tenggat_id = t.id and s.coba_lagi_pada > clock_timestamp())
             order by t.jatuh_tempo, t.id limit 1),
           (select min(j.berikutnya) from jadwal j where j.tunda_sampai is null or j.tunda_sampai < now()))) * 1000000)::bigint as us,
       (extract(epoch from min(s.coba_lagi_pada) - clock_timestamp()) * 1000)::bigint as ulang_ms, count(s.tenggat_id) as tertunda
  from tenggat_tertunda s
  join tenggat t on t.id = s.tenggat_id and t.status = 'berjalan'
