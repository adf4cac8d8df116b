-- The calendar by decree: what each decree added and took away, which calendar a deadline was computed with, and the guard that no deadline
-- is started with a calendar that is no longer in force.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- provenance
alter table keputusan_libur add column dicatat_pada timestamptz;
alter table keputusan_libur add column diperpanjang integer not null default 0;
alter table keputusan_libur add column diperpendek integer not null default 0;
alter table keputusan_libur add column dihitung_ulang integer not null default 0;
alter table keputusan_libur add column dibiarkan integer not null default 0;
comment on column keputusan_libur.jenis is 'penetapan (sets a year), perubahan (revises one), daerah (local holidays only)';
comment on column keputusan_libur.dicatat_pada is 'legal instant it was recorded and applied; NULL: it came with an imported file';
comment on column keputusan_libur.diperpanjang is 'open deadlines it moved to a later day';
comment on column keputusan_libur.diperpendek is 'open deadlines it moved to an earlier day';
comment on column keputusan_libur.dihitung_ulang is 'open deadlines that kept their last day and pass over other days';
comment on column keputusan_libur.dibiarkan is 'open deadlines left as they were, since their new last day had passed already';

create table perubahan_libur (
    keputusan_id uuid not null references keputusan_libur (id),
    perubahan text not null constraint perubahan_libur_perubahan check (perubahan in ('tambah', 'hapus')),
    tanggal date not null,
    nama text not null,
    jenis text not null,
    primary key (keputusan_id, perubahan, tanggal, nama)
);
comment on table perubahan_libur is 'What a decree added to the calendar and took away from it';
comment on column perubahan_libur.keputusan_id is 'the decree';
comment on column perubahan_libur.perubahan is 'tambah or hapus';
comment on column perubahan_libur.tanggal is 'the day';
comment on column perubahan_libur.nama is 'its name';
comment on column perubahan_libur.jenis is 'kind of the holiday, as in hari_libur';
alter table perubahan_libur enable row level security;
alter table perubahan_libur force row level security;
create policy perubahan_libur_baca on perubahan_libur for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy perubahan_libur_tambah on perubahan_libur for insert with check (layanand.peran() in ('bagian_organisasi', 'sistem'));
grant select, insert on perubahan_libur to layanand_daemon;

-- The decree behind a day was read as the last one about its year; a later decree would then take over days that it does not
-- mention. From now on it stands with the day.
update hari_libur l
   set keputusan_id = (select k.id from keputusan_libur k where k.tahun = extract(year from l.tanggal) order by k.tanggal desc nulls last limit 1)
 where l.keputusan_id is null and l.jenis in ('libur_nasional', 'cuti_bersama');

-- ---------------------------------------------------------------- the calendar in force
create table kalender (
    satu boolean primary key default true constraint kalender_satu check (satu),
    versi bigint not null,
    transaksi xid8
);
comment on table kalender is 'One row: the version of the calendar of holidays';
comment on column kalender.satu is 'always true';
comment on column kalender.versi is 'raised by every transaction that changes hari_libur';
comment on column kalender.transaksi is 'the transaction that raised it last';
insert into kalender (versi) values (1);
alter table kalender enable row level security;
alter table kalender force row level security;
create policy kalender_baca on kalender for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy kalender_ubah on kalender for update using (layanand.peran() in ('bagian_organisasi', 'sistem'));
grant select, update on kalender to layanand_daemon;

-- Two locks. That of the calendar: who starts a deadline holds it shared for the rest of his transaction, who changes holidays alone. That
-- of decrees: held alone while one is being applied, so that a case that it has locked can be told from one in another's hands.
create function layanand.kunci_kalender() returns bigint language sql immutable parallel safe
    as $$ select hashtextextended('layanand.kalender', 7) $$;
create function layanand.kunci_keputusan() returns bigint language sql immutable parallel safe
    as $$ select hashtextextended('layanand.keputusan', 7) $$;

create function layanand.kalender_naik() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock(layanand.kunci_kalender());
    update public.kalender set versi = versi + 1, transaksi = pg_current_xact_id()
     where transaksi is distinct from pg_current_xact_id();
    if not exists (select from public.kalender where transaksi = pg_current_xact_id()) then
        raise exception 'versi kalender tidak dapat dinaikkan' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create trigger hari_libur_versi before insert or update or delete on hari_libur for each statement execute function layanand.kalender_naik();

alter table tenggat add column kalender_versi bigint;
alter table tenggat add column transaksi xid8 not null default pg_current_xact_id();
comment on column tenggat.kalender_versi is 'version of the calendar by which it was computed last; NULL: calendar days, or before versions were kept';
comment on column tenggat.transaksi is 'transaction that started it: a decree looks again at those started while it was being applied';
create index tenggat_hari_kerja_baru on tenggat (transaksi) where status = 'berjalan' and satuan = 'hari_kerja';

-- A deadline in working days is started with the calendar in force, or not at all: the transaction is then run again (40001).
create function layanand.tenggat_kalender() returns trigger language plpgsql as $$
begin
    if new.kalender_versi is null and coalesce(layanand.peran(), '') = '' then
        return new; -- the owner of the database, who has no context
    end if;
    perform pg_advisory_xact_lock_shared(layanand.kunci_kalender());
    if new.kalender_versi is distinct from (select k.versi from public.kalender k) then
        raise exception 'kalender sudah berubah' using errcode = 'serialization_failure';
    end if;
    return new;
end $$;
create trigger tenggat_kalender before insert on tenggat for each row when (new.satuan = 'hari_kerja')
    execute function layanand.tenggat_kalender();

-- As before, and the days passed over with their calendar belong to how it was computed.
create or replace function layanand.jaga_tenggat() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.berkas_id, new.jenis, new.mulai, new.mulai_urutan, new.jatuh_tempo, new.panjang, new.satuan, new.dasar_hukum, new.aturan_id,
        new.aturan_versi, new.dilewati, new.kalender_versi, new.transaksi)
       is distinct from
       (old.id, old.berkas_id, old.jenis, old.mulai, old.mulai_urutan, old.jatuh_tempo, old.panjang, old.satuan, old.dasar_hukum, old.aturan_id,
        old.aturan_versi, old.dilewati, old.kalender_versi, old.transaksi)
       or (new.status = 'lewat' and old.status <> 'lewat' and old.jatuh_tempo > layanand.sekarang())
       or (old.status = 'lewat' and (new.status <> 'lewat' or new.lewat_dicatat_pada <> old.lewat_dicatat_pada)) then
        raise exception 'bukan bagian tenggat yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- ---------------------------------------------------------------- acting on a case while a decree is being applied
-- The lock that serialises everything about a case. While a decree is being applied nobody waits for what it holds: a worker that
-- waits serves no one, and there are few of them. The caller is told to come again.
create function layanand.kunci_berkas(p_berkas uuid, p_proses text) returns boolean language plpgsql as $$
declare
    bebas boolean := pg_try_advisory_xact_lock_shared(layanand.kunci_keputusan());
begin
    if not bebas then
        perform set_config('lock_timeout', '100ms', true);
    end if;
    perform 1 from public.berkas b where b.id = p_berkas and b.proses = p_proses for update;
    if not bebas then
        perform set_config('lock_timeout', '0', true);
    end if;
    return bebas;
end $$;

-- ---------------------------------------------------------------- the calendar after a change
-- The holidays as they are (both NULL) or as they would be: p_hapus [{"tanggal", "nama"}] taken away, p_tambah [{"tanggal", "nama", "jenis",
-- "keputusan"}] added. One function for the calendar that daemons load and for the one a decree is tried with.
create function layanand.libur_sesudah(p_tambah jsonb, p_hapus jsonb) returns table (tanggal date, nama text, jenis text, keputusan text)
language sql stable as $$
    select l.tanggal, l.nama, l.jenis, k.nomor
      from public.hari_libur l
      left join public.keputusan_libur k on k.id = l.keputusan_id
     where not exists (select from jsonb_to_recordset(p_hapus) h (tanggal date, nama text) where h.tanggal = l.tanggal and h.nama = l.nama)
    union all
    select x.tanggal, x.nama, x.jenis, x.keputusan
      from jsonb_to_recordset(p_tambah) x (tanggal date, nama text, jenis text, keputusan text)
$$;

-- ---------------------------------------------------------------- which deadlines a change of the calendar touches
-- Open deadlines of one first day, length and last day: a new calendar makes the same of all of them. Those that have passed are none of them;
-- p_versi: the new version (what carries it has been moved already); p_sejak: started by this transaction or a later one. One function for
-- what is shown beforehand and for what is done.
create function layanand.tenggat_serupa(p_hari_nol date, p_panjang integer, p_dari timestamptz, p_versi bigint, p_sejak xid8, p_sekarang timestamptz)
returns setof tenggat language sql stable as $$
    select t.*
      from public.tenggat t
     where t.status = 'berjalan' and t.satuan = 'hari_kerja' and t.jatuh_tempo > p_sekarang - interval '1 second'
       and t.jatuh_tempo = p_dari and layanand.tanggal(t.mulai) = p_hari_nol and t.panjang = p_panjang
       and t.transaksi >= p_sejak and t.kalender_versi is distinct from p_versi
$$;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
