-- Calls in the ready answers of every daemon, this one's too: told when the transaction has ended.
select c.nomor, pg_notify('cache', c.nomor::text)::text from (select nextval('cache_urutan') as nomor) c
