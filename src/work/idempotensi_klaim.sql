-- (The caller comes by a subquery everywhere: beside a column, coalesce counts as leaky and keeps the index from being used under row-level security.)
-- Claims an Idempotency-Key for this transaction, or tells what was answered first. Exactly one of the columns is true or set:
-- baru (ours), sibuk (another transaction works on it now), lama (answered before). None: it was committed a moment ago, run again.
with kunci as materialized (
    select pg_try_advisory_xact_lock(hashtextextended(layanand.pemanggil() || chr(31) || :kunci::text, 11)) as dapat
), lama as (
    select i.operasi = :operasi::text and i.sidik = decode(:sidik::text, 'hex') as sama, i.status, i.jawaban
      from idempotensi i
     where i.pemanggil = (select layanand.pemanggil()) and i.kunci = :kunci::text
       and i.dibuat_pada > now() - interval '24 hours'
), baru as (
    insert into idempotensi as i (pemanggil, kunci, operasi, sidik)
    select layanand.pemanggil(), :kunci::text, :operasi::text, decode(:sidik::text, 'hex')
      from kunci where dapat and not exists (select 1 from lama)
    on conflict (pemanggil, kunci) do update
       set operasi = excluded.operasi, sidik = excluded.sidik, status = null, jawaban = null, dibuat_pada = now()
     where i.dibuat_pada <= now() - interval '24 hours'
    returning true as ya
)
select exists (select 1 from baru) as baru,
       not (select dapat from kunci) as sibuk,
       exists (select 1 from lama) as lama,
       (select sama from lama) as sama,
       (select status from lama) as status,
       (select jawaban from lama) as jawaban
