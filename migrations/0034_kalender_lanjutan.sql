-- A deadline that continues another one moves with it, also when that one runs no more; and what a decree writes for each deadline costs less.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- deadlines that continue others
alter table tenggat add column asal_mulai timestamptz;
alter table tenggat add column asal_panjang integer[];
alter table tenggat add constraint tenggat_asal check (
    (asal_mulai is null) = (asal_panjang is null)
    and (asal_mulai is null or satuan = 'hari_kerja' and cardinality(asal_panjang) > 0 and array_position(asal_panjang, null) is null));
comment on column tenggat.asal_mulai is 'of one that continues others (an extension): instant the first of them started; NULL: it starts by itself';
comment on column tenggat.asal_panjang is 'their lengths in working days, the first one first: by those and its own it is computed again when the calendar changes';
-- Who continues working days by calendar days would move with the calendar although he counts none of it; no rule does that.
alter table aturan_tenggat add constraint aturan_tenggat_lanjutan check (mulai_sesudah is null or satuan = 'hari_kerja');

update tenggat t
   set asal_mulai = p.mulai, asal_panjang = array[p.panjang]
  from tenggat p
  join aturan_tenggat r on r.mulai_sesudah = p.jenis
 where r.id = t.aturan_id and p.berkas_id = t.berkas_id and p.jatuh_tempo = t.mulai and p.satuan = 'hari_kerja' and t.satuan = 'hari_kerja';

-- As before, and what it continues belongs to how it was computed.
create or replace function layanand.jaga_tenggat() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.berkas_id, new.jenis, new.mulai, new.mulai_urutan, new.jatuh_tempo, new.panjang, new.satuan, new.dasar_hukum, new.aturan_id,
        new.aturan_versi, new.dilewati, new.kalender_versi, new.transaksi, new.asal_mulai, new.asal_panjang)
       is distinct from
       (old.id, old.berkas_id, old.jenis, old.mulai, old.mulai_urutan, old.jatuh_tempo, old.panjang, old.satuan, old.dasar_hukum, old.aturan_id,
        old.aturan_versi, old.dilewati, old.kalender_versi, old.transaksi, old.asal_mulai, old.asal_panjang)
       or (new.status = 'lewat' and old.status <> 'lewat' and old.jatuh_tempo > layanand.sekarang())
       or (old.status = 'lewat' and (new.status <> 'lewat' or new.lewat_dicatat_pada <> old.lewat_dicatat_pada)) then
        raise exception 'bukan bagian tenggat yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- Open deadlines of one beginning, length and last day: a new calendar makes the same of all of them. The beginning is the first day, and of
-- one that continues others that of the first of these, with their lengths, and where it starts itself (p_mulai; NULL: it continues none). Those
-- that have passed are none of them; p_versi: the new version (what carries it has been moved already); p_sejak: started by this
-- transaction or a later one. One function for what is shown beforehand and for what is done.
drop function layanand.tenggat_serupa(date, integer, timestamptz, bigint, xid8, timestamptz);
create function layanand.tenggat_serupa(p_hari_nol date, p_asal_panjang integer[], p_mulai timestamptz, p_panjang integer, p_dari timestamptz,
                                        p_versi bigint, p_sejak xid8, p_sekarang timestamptz)
returns setof tenggat language sql stable as $$
    select t.*
      from public.tenggat t
     where t.status = 'berjalan' and t.satuan = 'hari_kerja' and t.jatuh_tempo > p_sekarang - interval '1 second'
       and t.jatuh_tempo = p_dari and layanand.tanggal(coalesce(t.asal_mulai, t.mulai)) = p_hari_nol and t.panjang = p_panjang
       and t.asal_panjang is not distinct from p_asal_panjang and (p_mulai is null or t.mulai = p_mulai)
       and t.transaksi >= p_sejak and t.kalender_versi is distinct from p_versi
$$;

-- The holidays among the days that a derivation passed over.
create function layanand.libur_dilewati(p_dilewati jsonb) returns jsonb language sql immutable parallel safe as $$
    select jsonb_path_query_array(p_dilewati, '$[*] ? (@.alasan != "Sabtu" && @.alasan != "Minggu")')
$$;

-- ---------------------------------------------------------------- what each event and each change of a case costs
-- The era of the feed, read once in a transaction: it is raised by a daemon that starts, and whoever began before belongs to the old one.
create function layanand.era() returns integer language plpgsql as $$
begin
    return set_config('layanand.era', (select u.era from public.umpan u)::text, true)::integer;
end $$;

-- As before, for events that do not bring their place along. A setting is assigned, not performed: that is computed in place, where a statement
-- is begun and ended anew for each event.
create or replace function layanand.kejadian_rantai() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    sebelum record;
    saklar text;
begin
    -- Events of a case are serialised by the lock on its berkas row; chains outside cases by this lock.
    if new.berkas_id is null then
        perform pg_advisory_xact_lock(hashtextextended(new.rantai_id::text, 7));
    end if;
    saklar := set_config('layanand.rantai', '1', true);
    select k.urutan, k.hash into sebelum from kejadian k where k.rantai_id = new.rantai_id order by k.urutan desc limit 1;
    saklar := set_config('layanand.rantai', '', true);
    new.urutan := coalesce(sebelum.urutan, 0) + 1;
    new.hash_sebelum := sebelum.hash;
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    new.hash := layanand.kejadian_hash(new);
    return new;
end $$;

-- Very many events at once, by the daemon itself, which has locked their cases and read the ends of their chains: it brings place and hash before.
-- That no two stand in one place is for the primary key; nobody else may bring any.
create function layanand.kejadian_bawa() returns trigger language plpgsql as $$
begin
    if layanand.peran() is distinct from 'sistem' then
        raise exception 'tempat dalam rantai tidak dibawa sendiri' using errcode = 'insufficient_privilege';
    end if;
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    new.hash := layanand.kejadian_hash(new);
    return new;
end $$;
drop trigger kejadian_rantai on kejadian;
-- Triggers fire by name: this one is asked first, before the other has given the event its place.
create trigger kejadian_bawa before insert on kejadian for each row when (new.urutan is not null) execute function layanand.kejadian_bawa();
create trigger kejadian_rantai before insert on kejadian for each row when (new.urutan is null) execute function layanand.kejadian_rantai();

create or replace function layanand.berkas_umpan() returns trigger language plpgsql as $$
begin
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    if tg_op = 'INSERT' then
        new.tugas := (select p.tugas from public.proses p where p.proses = new.proses);
    end if;
    return new;
end $$;

-- Only what is new: what others were denied stays so.
revoke execute on function layanand.tenggat_serupa(date, integer[], timestamptz, integer, timestamptz, bigint, xid8, timestamptz),
    layanand.libur_dilewati(jsonb), layanand.era(), layanand.kejadian_bawa() from public;
grant execute on function layanand.tenggat_serupa(date, integer[], timestamptz, integer, timestamptz, bigint, xid8, timestamptz),
    layanand.libur_dilewati(jsonb), layanand.era(), layanand.kejadian_bawa() to layanand_daemon;
