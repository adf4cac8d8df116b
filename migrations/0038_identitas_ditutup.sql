-- A token outlives neither the account nor the office nor the client it was given for. Whoever was closed stands here, put in by triggers, and the identity
-- statement of each transaction looks him up: no message has to reach a daemon, nothing is remembered anywhere.

select set_config('layanand.peran', 'sistem', true);

create table identitas_ditutup (
    siapa text not null constraint identitas_ditutup_siapa check (siapa <> ''),
    sebab text not null constraint identitas_ditutup_sebab check (sebab in ('akun', 'pelaksana', 'klien')),
    sejak timestamptz not null default now(),
    primary key (siapa, sebab)
);
comment on table identitas_ditutup is 'Accounts, officers and clients that were closed or erased: their tokens are refused though they have not expired';
comment on column identitas_ditutup.siapa is 'sub of a person, client_id of a machine';
comment on column identitas_ditutup.sebab is 'table that says so; pelaksana: in an office only, as a citizen the same person still comes in';
comment on column identitas_ditutup.sejak is 'machine time; of what was erased the row goes when no token can be left';

alter table identitas_ditutup enable row level security;
alter table identitas_ditutup force row level security;
create policy identitas_ditutup_sendiri on identitas_ditutup for select
    using (siapa in (current_setting('layanand.sub', true), current_setting('layanand.klien', true)) or layanand.peran() = 'sistem');
create policy identitas_ditutup_bersih on identitas_ditutup for delete using (layanand.peran() = 'sistem');
-- The triggers alone write it, with the rights of the owner.
create policy identitas_ditutup_pemicu on identitas_ditutup for all to current_user using (true) with check (true);
grant select, delete on identitas_ditutup to layanand_daemon;

create function layanand.identitas_tutup() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        insert into identitas_ditutup (siapa, sebab) values (old.id::text, tg_argv[0])
            on conflict (siapa, sebab) do update set sejak = now();
    elsif new.aktif then
        delete from identitas_ditutup d where d.siapa = new.id::text and d.sebab = tg_argv[0];
    else
        insert into identitas_ditutup (siapa, sebab) values (new.id::text, tg_argv[0]) on conflict (siapa, sebab) do nothing;
    end if;
    return null;
end $$;
create trigger akun_tutup after insert or update of aktif or delete on akun for each row execute function layanand.identitas_tutup('akun');
create trigger pelaksana_tutup after insert or update of aktif or delete on pelaksana for each row execute function layanand.identitas_tutup('pelaksana');
create trigger klien_tutup after insert or update of aktif or delete on klien for each row execute function layanand.identitas_tutup('klien');

insert into identitas_ditutup (siapa, sebab)
select a.id::text, 'akun' from akun a where not a.aktif
union all
select e.id::text, 'pelaksana' from pelaksana e where not e.aktif
union all
select k.id, 'klien' from klien k where not k.aktif;

-- Also one that is being exchanged at this moment.
alter table token_segar drop constraint token_segar_akun_id_fkey,
    add constraint token_segar_akun_id_fkey foreign key (akun_id) references akun (id) on delete cascade;

revoke execute on function layanand.identitas_tutup() from public;
grant execute on function layanand.identitas_tutup() to layanand_daemon;
