-- From here on nobody starts a deadline in working days until this transaction ends.
select pg_advisory_xact_lock(layanand.kunci_kalender())
