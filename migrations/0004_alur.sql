-- What the case engine and the scheduler need so that a process can do without C of its own: a refusal that a statement can make, and
-- periodic work as rows.

-- Refuses what a statement was asked to do: alasan is a name of src/db/sqlstate.c, which has its status, texts and basis; tunjuk is the place in
-- the body that is at fault (JSON Pointer).
create function layanand.tolak(alasan text, tunjuk text default null) returns boolean language plpgsql stable as $$
begin
    raise exception 'ditolak: %', alasan using constraint = alasan, column = coalesce(tunjuk, '');
end $$;

alter table jadwal add column selang interval not null default interval '1 day' constraint jadwal_selang check (selang in (interval '1 hour', interval '1 day'));
alter table jadwal add column hari_kerja boolean not null default false;
alter table jadwal add column tunda_sampai timestamptz;
alter table jadwal alter column berikutnya drop not null;
comment on column jadwal.nama is 'name of the work: the statement jadwal_<nama> does it';
comment on column jadwal.berikutnya is 'legal instant it is due next; NULL: not yet begun';
comment on column jadwal.selang is 'every hour, or every day: then once for each day that has ended, also for those the daemons were down';
comment on column jadwal.tunda_sampai is 'failed: not before then (machine time)';
comment on column jadwal.hari_kerja is 'not for days that were no working days';

select set_config('layanand.peran', 'sistem', true);
insert into jadwal (nama, selang, hari_kerja) values ('pemeriksaan_kanal', '1 day', true), ('pembersihan', '1 hour', false)
    on conflict (nama) do update set selang = excluded.selang, hari_kerja = excluded.hari_kerja;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
