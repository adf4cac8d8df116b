-- Where there are new letters, one daemon at a time looks at them, so that what it counts is all there is; the statement after this one sees what the one before has
-- committed.
select pg_try_advisory_xact_lock(hashtextextended('surat_akun', 0)) as giliran
 where exists (select from surat_akun s where s.diantrekan_pada is null)
