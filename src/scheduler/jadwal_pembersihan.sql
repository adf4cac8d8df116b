-- What machine time has outlived: answers kept for repeats, refresh tokens, and daemons that hold no connection any more and started long ago.
with jawaban as (
    delete from idempotensi where dibuat_pada < now() - interval '24 hours'
), token as (
    delete from token_segar where kedaluwarsa < now() - interval '1 day'
)
delete from daemon d
 where d.mulai < now() - interval '1 day'
   and not exists (select 1 from pg_stat_activity a where a.application_name = 'layanand-' || d.id)
