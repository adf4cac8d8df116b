-- What succeeded in the end, or fell away.
delete from tenggat_tertunda s where not exists (select 1 from tenggat t where t.id = s.tenggat_id and t.status = 'berjalan')
