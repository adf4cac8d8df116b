-- Ready answers to public reads: every daemon is told when what they tell has changed, and who changed it waits until all have heard.

create sequence cache_urutan;
comment on sequence cache_urutan is 'Numbers the times that ready answers were called in';
alter table daemon add column cache_nomor bigint not null default 0;
comment on column daemon.cache_nomor is 'last call to drop ready answers that this daemon has followed';
grant usage, select on sequence cache_urutan to layanand_daemon;

-- Tables that public answers tell of; all of them rarely written. A table whose statements become x-simpan gets its trigger by this function.
create function layanand.cache_ikut(tabel regclass) returns void language plpgsql as $$
begin
    execute format('create trigger %I after insert or update or delete on %s for each statement execute function layanand.beri_tahu(%L)',
                   (select c.relname from pg_class c where c.oid = tabel) || '_cache', tabel, 'cache');
end $$;
select layanand.cache_ikut(t::regclass) from unnest(array['penyelenggara', 'layanan', 'pelaksana', 'penugasan', 'keputusan_libur', 'hari_libur']) t;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
