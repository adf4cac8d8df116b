-- What machine time has outlived: answers kept for repeats, refresh tokens, and daemons that hold no connection any more and started long ago;
-- and notes about deadlines that lapsed in the end, or fell away.
with jawaban as (
    delete from idempotensi where dibuat_pada < now() - interval '24 hours'
), token as (
    delete from token_segar where kedaluwarsa < now() - interval '1 day'
), tertunda as (
    delete from tenggat_tertunda s where not exists (select 1 from tenggat t where t.id = s.tenggat_id and t.status = 'berjalan')
)
delete from daemon d
 where d.mulai < now() - interval '1 day'
   and not exists (select 1 from pg_stat_activity a where a.application_name = 'layanand-' || d.id)
