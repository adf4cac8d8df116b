-- The catalogue kept by those who answer for it (P1, P4, P8-P12, P28): writes by role, a history that no way of writing can leave out, heads
-- and their terms, structured opening hours, "near me", and a search that forgives typing errors.

select set_config('layanand.peran', 'sistem', true);

insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('katalog', 'KTL', 'Katalog penyelenggara, layanan dan pelaksana', null, null, '{}');

-- ---------------------------------------------------------------- what is known of agencies and officers, beside what was
-- Opening hours by weekday: no day twice, opening before closing, breaks in between. The forms of the members are the contract's to check.
create function layanand.jam_buka_sah(jam jsonb) returns boolean language sql immutable parallel safe as $$
    select count(*) = count(distinct h.v ->> 'hari')
       and coalesce(bool_and((h.v ->> 'buka') collate "C" < h.v ->> 'tutup'
                             and not exists (select from jsonb_array_elements(coalesce(h.v -> 'istirahat', '[]')) i (v)
                                              where not ((i.v ->> 'mulai') collate "C" < i.v ->> 'selesai'
                                                         and (i.v ->> 'mulai') collate "C" > h.v ->> 'buka'
                                                         and (i.v ->> 'selesai') collate "C" < h.v ->> 'tutup'))), true)
      from jsonb_array_elements(jam) h (v)
$$;

alter table penyelenggara
    add column faksimile text,
    add column kota text,
    add column kode_pos text,
    add column jam_buka jsonb not null default '[]',
    add column lintang_e6 integer generated always as ((lintang * 1000000)::integer) stored,
    add column bujur_e6 integer generated always as ((bujur * 1000000)::integer) stored,
    add constraint penyelenggara_jam_buka check (layanand.jam_buka_sah(jam_buka)),
    add constraint penyelenggara_titik check ((lintang is null) = (bujur is null));
comment on column penyelenggara.faksimile is 'fax number (public; letterhead of Lampiran I)';
comment on column penyelenggara.kota is 'town of the office (letterhead of Lampiran I)';
comment on column penyelenggara.kode_pos is 'postal code (letterhead of Lampiran I)';
comment on column penyelenggara.jam_buka is 'opening hours: [{hari, buka, tutup, istirahat: [{mulai, selesai}]}], local time';
comment on column penyelenggara.lintang_e6 is 'latitude in millionths: integers, because row-level security lets an index be searched by them';
comment on column penyelenggara.bujur_e6 is 'longitude in millionths';
create index penyelenggara_titik on penyelenggara (lintang_e6, bujur_e6) where lintang_e6 is not null;

alter table pelaksana add column versi integer not null default 1;
comment on column pelaksana.versi is 'version for ETag / If-Match';

create table masa_jabatan (
    id uuid primary key,
    penyelenggara_id uuid not null references penyelenggara (id),
    pelaksana_id uuid not null references pelaksana (id),
    status text not null constraint masa_jabatan_status check (status in ('definitif', 'plt', 'plh')),
    keputusan text not null,
    berlaku_dari date not null,
    berlaku_sampai date,
    constraint masa_jabatan_urut check (berlaku_sampai >= berlaku_dari)
);
comment on table masa_jabatan is 'Heads of agencies and their terms of office (P1(11)): one at a time';
comment on column masa_jabatan.id is 'UUIDv7';
comment on column masa_jabatan.penyelenggara_id is 'the agency';
comment on column masa_jabatan.pelaksana_id is 'the officer who heads it';
comment on column masa_jabatan.status is 'definitif, plt (acting) or plh (for some days)';
comment on column masa_jabatan.keputusan is 'number of the decision';
comment on column masa_jabatan.berlaku_dari is 'first day';
comment on column masa_jabatan.berlaku_sampai is 'last day, or open';
create unique index masa_jabatan_satu on masa_jabatan (penyelenggara_id) where berlaku_sampai is null;
create index masa_jabatan_pelaksana on masa_jabatan (pelaksana_id) where berlaku_sampai is null;

-- ---------------------------------------------------------------- who may write what
-- Who answers for an agency: its head, the head of the one above it, Bagian Organisasi.
create function layanand.mengurus(p_penyelenggara uuid) returns boolean language sql stable parallel safe as $$
    select case layanand.peran() when 'bagian_organisasi' then true
                                 when 'kepala_penyelenggara' then coalesce(layanand.dalam_lingkup(p_penyelenggara), false)
                                 else false end
$$;

create policy penyelenggara_tambah on penyelenggara for insert with check (layanand.peran() = 'bagian_organisasi');
create policy penyelenggara_ubah on penyelenggara for update using (layanand.mengurus(id)) with check (layanand.mengurus(id));
create policy layanan_tambah on layanan for insert with check (layanand.mengurus(penyelenggara_id));
create policy layanan_ubah on layanan for update using (layanand.mengurus(penyelenggara_id)) with check (layanand.mengurus(penyelenggara_id));
create policy pelaksana_tambah on pelaksana for insert with check (layanand.mengurus(penyelenggara_id) and not kepala);
create policy pelaksana_ubah on pelaksana for update using (layanand.mengurus(penyelenggara_id)) with check (layanand.mengurus(penyelenggara_id));

alter table masa_jabatan enable row level security;
alter table masa_jabatan force row level security;
create policy masa_jabatan_baca on masa_jabatan for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy masa_jabatan_tambah on masa_jabatan for insert with check (layanand.peran() in ('sistem', 'bagian_organisasi'));
create policy masa_jabatan_ubah on masa_jabatan for update using (layanand.peran() in ('sistem', 'bagian_organisasi'));
grant select, insert on masa_jabatan to layanand_daemon;
grant update (berlaku_sampai) on masa_jabatan to layanand_daemon;

-- What a change may touch: never the id; the members in the arguments only by Bagian Organisasi, since they say what the agency is. The
-- version counts changes: one that changes nothing leaves it.
create function layanand.jaga_katalog() returns trigger language plpgsql as $$
declare
    lama jsonb;
    baru jsonb := to_jsonb(new) - '{versi,diperbarui_pada,lintang_e6,bujur_e6}'::text[];
    kolom text;
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if tg_op = 'INSERT' then
        new.versi := 1;
        new.diperbarui_pada := layanand.sekarang();
        return new;
    end if;
    lama := to_jsonb(old) - '{versi,diperbarui_pada,lintang_e6,bujur_e6}'::text[];
    if new.id <> old.id then
        raise exception 'id tidak berubah' using errcode = 'insufficient_privilege';
    end if;
    foreach kolom in array tg_argv loop
        if lama -> kolom is distinct from baru -> kolom and layanand.peran() <> 'bagian_organisasi' then
            raise exception 'hanya Bagian Organisasi mengubah %', kolom using errcode = 'insufficient_privilege';
        end if;
    end loop;
    new.versi := old.versi + (lama <> baru)::integer;
    new.diperbarui_pada := case when lama <> baru then layanand.sekarang() else old.diperbarui_pada end;
    return new;
end $$;
create trigger penyelenggara_jaga before insert or update on penyelenggara for each row
    execute function layanand.jaga_katalog('kode', 'nama', 'jenis', 'induk_id', 'kode_wilayah', 'dibentuk_pada');
create trigger layanan_jaga before insert or update on layanan for each row execute function layanand.jaga_katalog('penyelenggara_id');
create trigger pelaksana_jaga before insert or update on pelaksana for each row execute function layanand.jaga_katalog('penyelenggara_id');

-- The tree has no loops.
create function layanand.jaga_pohon() returns trigger language plpgsql as $$
begin
    if new.induk_id is not null and exists (
        with recursive atas (id) as (
            select new.induk_id
            union
            select p.induk_id from public.penyelenggara p join atas a on p.id = a.id where p.induk_id is not null)
        select from atas where id = new.id) then
        raise exception 'penyelenggara di atas dirinya sendiri' using constraint = 'penyelenggara_lingkaran';
    end if;
    return null;
end $$;
create trigger penyelenggara_pohon after insert or update of induk_id on penyelenggara for each row execute function layanand.jaga_pohon();

-- Nobody is made head, or unmade, but by a term of office.
create function layanand.jaga_kepala() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() or new.kepala = old.kepala then
        return new;
    end if;
    if new.kepala <> exists (select from public.masa_jabatan m
                              where m.pelaksana_id = new.id and m.penyelenggara_id = new.penyelenggara_id and m.berlaku_sampai is null) then
        raise exception 'kepala ditetapkan dengan masa jabatan' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger pelaksana_kepala before update of kepala on pelaksana for each row execute function layanand.jaga_kepala();

-- ---------------------------------------------------------------- history
alter table kejadian add column objek_id uuid generated always as (case when proses = 'katalog' then (data ->> 'objek_id')::uuid end) stored;
comment on column kejadian.objek_id is 'of events of the catalogue: the agency, service, officer or term that changed';
create index kejadian_objek on kejadian (objek_id, id) where objek_id is not null;
create index kejadian_katalog on kejadian (rantai_id, id) where proses = 'katalog';
-- What changed in open information is open information.
create policy kejadian_katalog_lihat on kejadian for select using (proses = 'katalog' and (select coalesce(layanand.peran(), '') <> ''));

-- For lists of what belongs to a service: one that does not exist is not an empty list.
create function layanand.layanan_terlihat(p_layanan uuid) returns boolean language plpgsql stable as $$
begin
    if not exists (select 1 from public.layanan l where l.id = p_layanan) then
        raise exception 'layanan tidak ada' using errcode = 'no_data_found';
    end if;
    return true;
end $$;

-- Each change of the catalogue becomes an event in the chain of its agency: which members, before and after. Written here, so that no way
-- of writing can leave it out.
create function layanand.katalog_catat() returns trigger language plpgsql as $$
declare
    sebelum jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
    sesudah jsonb := to_jsonb(new);
    kolom text[];
    tempat uuid;
begin
    if layanand.tidak_dijaga() then
        return null;
    end if;
    kolom := array(select k from jsonb_object_keys(sesudah) k
                    where k not in ('id', 'versi', 'diperbarui_pada', 'lintang_e6', 'bujur_e6')
                      and coalesce(sebelum -> k, 'null') <> sesudah -> k
                    order by k);
    if kolom = '{}' then
        return null;
    end if;
    tempat := case tg_table_name when 'penyelenggara' then sesudah ->> 'id' else sesudah ->> 'penyelenggara_id' end;
    insert into public.kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, data)
    values (tempat, layanand.uuid_v7(layanand.sekarang()), 'katalog', tempat,
            tg_table_name || case tg_op when 'INSERT' then '.ditambah' else '.diubah' end, layanand.sekarang(), layanand.peran(), layanand.saya(),
            jsonb_build_object('objek', tg_table_name, 'objek_id', sesudah -> 'id',
                               'sebelum', (select coalesce(jsonb_object_agg(k, sebelum -> k), '{}') from unnest(kolom) k where sebelum ? k),
                               'sesudah', (select jsonb_object_agg(k, sesudah -> k) from unnest(kolom) k)));
    return null;
end $$;
create trigger penyelenggara_catat after insert or update on penyelenggara for each row execute function layanand.katalog_catat();
create trigger layanan_catat after insert or update on layanan for each row execute function layanand.katalog_catat();
create trigger pelaksana_catat after insert or update on pelaksana for each row execute function layanand.katalog_catat();
create trigger masa_jabatan_catat after insert or update on masa_jabatan for each row execute function layanand.katalog_catat();

-- ---------------------------------------------------------------- search that forgives typing errors
-- Under row-level security the operators of pg_trgm cannot use an index (they are not leakproof), equality of text can: the trigrams of
-- each name and description are rows of their own. Those that share enough of them are then measured by word_similarity.
drop index penyelenggara_nama_trgm, layanan_nama_trgm, layanan_uraian_trgm;

create table katalog_trigram (
    trigram text not null,
    objek text not null constraint katalog_trigram_objek check (objek in ('penyelenggara', 'layanan')),
    objek_id uuid not null,
    primary key (trigram, objek, objek_id)
);
comment on table katalog_trigram is 'Search index of the catalogue, kept by triggers';
comment on column katalog_trigram.trigram is 'three characters of a normalised word (pg_trgm)';
comment on column katalog_trigram.objek is 'table it was taken from';
comment on column katalog_trigram.objek_id is 'row it was taken from';
create index katalog_trigram_objek on katalog_trigram (objek_id);
alter table katalog_trigram enable row level security;
alter table katalog_trigram force row level security;
create policy katalog_trigram_baca on katalog_trigram for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy katalog_trigram_indeks on katalog_trigram for all using (coalesce(current_setting('layanand.katalog', true), '') = '1')
    with check (coalesce(current_setting('layanand.katalog', true), '') = '1');
grant select on katalog_trigram to layanand_daemon;

-- Words as they are compared: small letters without accents.
create function layanand.ratakan(teks text) returns text language sql stable parallel safe set search_path = public, pg_temp
    as $$ select lower(unaccent(teks)) $$;

create function layanand.katalog_indeks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform set_config('layanand.katalog', '1', true);
    delete from katalog_trigram t where t.objek_id = new.id;
    insert into katalog_trigram (trigram, objek, objek_id)
    select distinct s.trigram, tg_table_name, new.id
      from unnest(show_trgm(layanand.ratakan(concat_ws(' ', new.nama, new.kode, to_jsonb(new) ->> 'uraian')))) s (trigram);
    perform set_config('layanand.katalog', '', true);
    return null;
end $$;
create trigger penyelenggara_indeks after insert or update of nama, kode on penyelenggara for each row execute function layanand.katalog_indeks();
create trigger layanan_indeks after insert or update of nama, kode, uraian on layanan for each row execute function layanand.katalog_indeks();

select set_config('layanand.katalog', '1', true);
insert into katalog_trigram (trigram, objek, objek_id)
select distinct s.trigram, x.objek, x.id
  from (select 'penyelenggara' as objek, p.id, concat_ws(' ', p.nama, p.kode) as teks from penyelenggara p
        union all
        select 'layanan', l.id, concat_ws(' ', l.nama, l.kode, l.uraian) from layanan l) x
 cross join lateral unnest(show_trgm(layanand.ratakan(x.teks))) s (trigram);
select set_config('layanand.katalog', '', true);

-- Rows that share a fifth of the trigrams asked for: those that are measured.
create function layanand.katalog_calon(p_objek text, p_q text) returns setof uuid language sql stable as $$
    select t.objek_id
      from public.katalog_trigram t
     where t.objek = p_objek and t.trigram = any (public.show_trgm(layanand.ratakan(p_q)))
     group by t.objek_id
    having count(*) >= 0.2 * cardinality(public.show_trgm(layanand.ratakan(p_q)))
$$;
-- How well the words asked for are found, on the average: from 0 to 1, four decimals; the description counts a little less than name and code.
create function layanand.katalog_mirip(p_q text, p_nama text, p_uraian text) returns numeric language sql stable parallel safe as $$
    select round(avg(greatest(public.word_similarity(w.kata, layanand.ratakan(p_nama)),
                              0.9 * public.word_similarity(w.kata, layanand.ratakan(coalesce(p_uraian, ''))))::numeric), 4)
      from regexp_split_to_table(layanand.ratakan(p_q), '[^[:alnum:]]+') w (kata)
     where w.kata <> ''
$$;

-- Great-circle distance in metres (haversine, mean radius).
create function layanand.jarak_m(lintang_a double precision, bujur_a double precision, lintang_b double precision, bujur_b double precision)
returns integer language sql immutable strict parallel safe as $$
    select round(2 * 6371008.8 * asin(least(1, sqrt(sind((lintang_b - lintang_a) / 2) ^ 2
                                                    + cosd(lintang_a) * cosd(lintang_b) * sind((bujur_b - bujur_a) / 2) ^ 2))))::integer
$$;

-- What ready answers tell of (src/cache).
select layanand.cache_ikut(t::regclass) from unnest(array['masa_jabatan', 'katalog_trigram']) t;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
