-- What the engine learns for information requests: a lapse opens a case of another process; a deadline continues another one; what fails
-- to lapse is put off and holds up nothing.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- rules
alter table aturan_tenggat add column lewat_membuka text constraint aturan_tenggat_lewat_membuka references proses (proses);
comment on column aturan_tenggat.lewat_membuka is 'on lapse: a case of this process is opened for the same people, unless one is open; lewat_kejadian tells of it';
alter table aturan_tenggat add column lewat_membuka_kelas text;
comment on column aturan_tenggat.lewat_membuka_kelas is 'class of the case that is opened';
alter table aturan_tenggat add constraint aturan_tenggat_membuka_memberi_tahu
    check (lewat_membuka is null or lewat_kejadian is not null);
alter table aturan_tenggat add column mulai_sesudah text;
comment on column aturan_tenggat.mulai_sesudah is 'kind of a running deadline whose end it starts from (an extension), instead of from the action';

-- ---------------------------------------------------------------- cases that come out of cases
alter table berkas add column asal_id uuid constraint berkas_asal references berkas (id);
comment on column berkas.asal_id is 'case that it comes out of, whose owner, access code and agency it has';
alter table berkas add column asal_tenggat_id uuid constraint berkas_asal_tenggat_unik unique constraint berkas_asal_tenggat references tenggat (id);
comment on column berkas.asal_tenggat_id is 'deadline whose lapse opened it: once';
create index berkas_asal on berkas (asal_id) where asal_id is not null;

-- Its owner opens it, or a deadline that has just lapsed does, whose rule says so. In anybody's transaction: whoever acts on the case next
-- finds it lapsed.
create function layanand.turunan_sah(b berkas) returns boolean language sql stable parallel safe as $$
    select coalesce((
        select (a.penyelenggara_id, a.kerahasiaan) = (b.penyelenggara_id, b.kerahasiaan)
           and (a.pemilik_id, a.kode_akses_hash) is not distinct from (b.pemilik_id, b.kode_akses_hash)
           and case when b.asal_tenggat_id is null
                    then a.pemilik_id = layanand.saya() or a.kode_akses_hash = layanand.kode_akses()
                    else exists (select 1 from public.tenggat t
                                   join public.aturan_tenggat r on r.id = t.aturan_id
                                  where t.id = b.asal_tenggat_id and t.berkas_id = a.id and t.status = 'lewat'
                                    and t.lewat_dicatat_pada = b.dibuat_pada
                                    and r.lewat_membuka = b.proses and r.lewat_membuka_kelas is not distinct from b.kelas) end
          from public.berkas a where a.id = b.asal_id), false)
$$;
create policy berkas_turunan on berkas for insert with check (asal_id is not null and layanand.turunan_sah(berkas));
create policy berkas_asal_sah on berkas as restrictive for insert with check (
    asal_id is null and asal_tenggat_id is null or layanand.peran() = 'sistem' or layanand.turunan_sah(berkas));

create function layanand.jaga_asal() returns trigger language plpgsql as $$
begin
    raise exception 'asal berkas tidak berubah' using errcode = 'insufficient_privilege';
end $$;
create trigger berkas_jaga_asal before update on berkas for each row
    when ((new.asal_id, new.asal_tenggat_id) is distinct from (old.asal_id, old.asal_tenggat_id)) execute function layanand.jaga_asal();

-- ---------------------------------------------------------------- deadlines that cannot lapse
create table tenggat_tertunda (
    tenggat_id uuid primary key references tenggat (id),
    gagal integer not null,
    coba_lagi_pada timestamptz not null,
    sqlstate text not null
);
comment on table tenggat_tertunda is 'Deadlines whose lapse failed: tried again later, so that the others do not wait';
comment on column tenggat_tertunda.tenggat_id is 'deadline';
comment on column tenggat_tertunda.gagal is 'how often it failed';
comment on column tenggat_tertunda.coba_lagi_pada is 'not before this instant (machine time)';
comment on column tenggat_tertunda.sqlstate is 'why, the last time';
alter table tenggat_tertunda enable row level security;
alter table tenggat_tertunda force row level security;
create policy tenggat_tertunda_sistem on tenggat_tertunda for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
grant select, insert, update, delete on tenggat_tertunda to layanand_daemon;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
