-- How many living daemons have not yet followed this call.
select count(*) as belum
  from (select distinct a.application_name from pg_stat_activity a
         where a.datname = current_database() and a.application_name ~ '^layanand-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') a
  left join daemon d on 'layanand-' || d.id = a.application_name
 where d.cache_nomor is distinct from greatest(d.cache_nomor, :nomor::bigint)
