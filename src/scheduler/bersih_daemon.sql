-- Those that hold no connection any more and started long ago.
delete from daemon d
 where d.mulai < now() - interval '1 day'
   and not exists (select 1 from pg_stat_activity a where a.application_name = 'layanand-' || d.id)
