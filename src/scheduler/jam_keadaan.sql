-- Whether every living daemon goes by the new clock and nothing due is left.
select count(*) as daemon,
       count(*) filter (where d.jam_versi is distinct from :versi::bigint) as belum,
       exists (select 1 from tenggat t where t.status = 'berjalan' and t.jatuh_tempo <= :sekarang::timestamptz - interval '1 second'
                      and not exists (select 1 from tenggat_tertunda s where s.tenggat_id = t.id))
           or exists (select 1 from jadwal j where (j.berikutnya <= :sekarang::timestamptz
                                                    or j.berikutnya > :sekarang::timestamptz + interval '1 day')
                                               and (j.tunda_sampai is null or j.tunda_sampai < now())) as tersisa
  from (select distinct a.application_name from pg_stat_activity a
         where a.datname = current_database() and a.application_name ~ '^layanand-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') a
  left join daemon d on 'layanand-' || d.id = a.application_name
