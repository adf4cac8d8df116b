-- (The caller comes by a subquery everywhere: beside a column, coalesce counts as leaky and keeps the index from being used under row-level security.)
-- Takes an Idempotency-Key for this transaction (dapat), or finds that another one works on it now; and what was answered first, when it has been.
select k.dapat, l.pemanggil is not null as lama, l.operasi = :operasi::text and l.sidik = decode(:sidik::text, 'hex') as sama, l.status, l.jawaban
  from (select pg_try_advisory_xact_lock(hashtextextended(layanand.pemanggil() || chr(31) || :kunci::text, 11)) as dapat) k
  left join idempotensi l on l.pemanggil = (select layanand.pemanggil()) and l.kunci = :kunci::text and l.dibuat_pada > now() - interval '24 hours'
