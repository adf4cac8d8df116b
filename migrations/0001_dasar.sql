-- The foundation: context of the caller, agencies and officers, calendar, the case engine's tables, complaints,
-- identity, attachments, events. Row-level security is forced on every table: without a context there are no rows.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema layanand;
grant usage on schema layanand to layanand_daemon;
comment on schema layanand is 'Functions about the caller and the engine; tables live in public';

-- ---------------------------------------------------------------- the caller
create function layanand.peran() returns text language sql stable parallel safe
    as $$ select current_setting('layanand.peran', true) $$;
create function layanand.saya() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('layanand.sub', true), '')::uuid $$;
create function layanand.penyelenggara_saya() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('layanand.penyelenggara', true), '')::uuid $$;
create function layanand.kode_akses() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('layanand.kode_akses', true), '') $$;
create function layanand.sekarang() returns timestamptz language sql stable parallel safe
    as $$ select nullif(current_setting('layanand.sekarang', true), '')::timestamptz $$;
create function layanand.bertugas(tugas text) returns boolean language sql stable parallel safe
    as $$ select tugas = any (string_to_array(current_setting('layanand.tugas', true), ',')) $$;
create function layanand.pemanggil() returns text language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('layanand.klien', true), ''), nullif(current_setting('layanand.sub', true), ''), layanand.peran()) $$;

-- UUIDv7 (RFC 9562) for rows made by SQL itself; the daemon makes its own.
create function layanand.uuid_v7(waktu timestamptz) returns uuid language sql volatile parallel safe as $$
    select encode(set_byte(set_byte(
               overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from waktu) * 1000)::bigint) from 3) from 1 for 6),
               6, (get_byte(uuid_send(gen_random_uuid()), 6) & 15) | 112), 8, (get_byte(uuid_send(gen_random_uuid()), 8) & 63) | 128), 'hex')::uuid
$$;

-- ---------------------------------------------------------------- agencies, services, officers
create table penyelenggara (
    id uuid primary key,
    kode text not null constraint penyelenggara_kode_unik unique,
    nama text not null,
    jenis text not null constraint penyelenggara_jenis check (jenis in ('sekretariat_daerah', 'sekretariat_dprd', 'inspektorat', 'dinas', 'badan', 'kantor', 'kecamatan', 'kelurahan', 'uptd', 'bumd')),
    induk_id uuid references penyelenggara (id),
    kode_wilayah text,
    alamat text, telepon text, email text, situs text,
    jam_layanan text, visi text, misi jsonb not null default '[]', motto text,
    lintang numeric(9, 6), bujur numeric(9, 6),
    dibentuk_pada date,
    versi integer not null default 1,
    diperbarui_pada timestamptz not null,
    constraint penyelenggara_uptd_berinduk check (jenis <> 'uptd' or induk_id is not null)
);
comment on table penyelenggara is 'Penyelenggara (P1(11)): OPD, UPTD, BUMD in a tree';
comment on column penyelenggara.id is 'UUIDv7';
comment on column penyelenggara.kode is 'short stable code, also for lists and reports';
comment on column penyelenggara.nama is 'official name';
comment on column penyelenggara.jenis is 'kind of body: the eight of an OPD (P1(6)), UPTD (P1(7)), BUMD (P1(8))';
comment on column penyelenggara.induk_id is 'parent; a UPTD has one (P8(4))';
comment on column penyelenggara.kode_wilayah is 'Kemendagri code of a kecamatan or kelurahan, 61.07.xx';
comment on column penyelenggara.alamat is 'office address (public)';
comment on column penyelenggara.telepon is 'office telephone (public)';
comment on column penyelenggara.email is 'office e-mail (public)';
comment on column penyelenggara.situs is 'web site (public)';
comment on column penyelenggara.jam_layanan is 'opening hours as text';
comment on column penyelenggara.visi is 'profile (P28(2))';
comment on column penyelenggara.misi is 'profile: list of texts';
comment on column penyelenggara.motto is 'profile';
comment on column penyelenggara.lintang is 'latitude of the office';
comment on column penyelenggara.bujur is 'longitude of the office';
comment on column penyelenggara.dibentuk_pada is 'founding date: starts the 12 months of P45';
comment on column penyelenggara.versi is 'version for ETag / If-Match';
comment on column penyelenggara.diperbarui_pada is 'legal time of the last change';
create index penyelenggara_induk on penyelenggara (induk_id);
create index penyelenggara_nama_trgm on penyelenggara using gin (nama gin_trgm_ops);

create table layanan (
    id uuid primary key,
    penyelenggara_id uuid not null references penyelenggara (id),
    kode text not null constraint layanan_kode_unik unique,
    nama text not null,
    jenis text not null constraint layanan_jenis check (jenis in ('barang', 'jasa', 'administratif')),
    pola text not null constraint layanan_pola check (pola in ('fungsional', 'terpusat', 'satu_pintu', 'satu_atap', 'virtual', 'gugus_tugas')),
    uraian text, produk text, biaya text, jangka_waktu text, persyaratan jsonb not null default '[]',
    aktif boolean not null default true,
    versi integer not null default 1,
    diperbarui_pada timestamptz not null
);
comment on table layanan is 'Service catalogue (P4, P8-12)';
comment on column layanan.id is 'UUIDv7';
comment on column layanan.penyelenggara_id is 'who gives the service';
comment on column layanan.kode is 'short stable code';
comment on column layanan.nama is 'name of the service';
comment on column layanan.jenis is 'kind (P4): barang, jasa, administratif';
comment on column layanan.pola is 'pattern of provision (P8-12)';
comment on column layanan.uraian is 'what it is, in plain words';
comment on column layanan.produk is 'what the citizen receives';
comment on column layanan.biaya is 'cost as text';
comment on column layanan.jangka_waktu is 'time it takes as text';
comment on column layanan.persyaratan is 'list of requirements';
comment on column layanan.aktif is 'offered now';
comment on column layanan.versi is 'version for ETag / If-Match';
comment on column layanan.diperbarui_pada is 'legal time of the last change';
create index layanan_penyelenggara on layanan (penyelenggara_id);
create index layanan_nama_trgm on layanan using gin (nama gin_trgm_ops);
create index layanan_uraian_trgm on layanan using gin (uraian gin_trgm_ops);

create table pelaksana (
    id uuid primary key,
    penyelenggara_id uuid not null references penyelenggara (id),
    nama text not null,
    jabatan text not null,
    kepala boolean not null default false,
    aktif boolean not null default true,
    diperbarui_pada timestamptz not null
);
comment on table pelaksana is 'Officers (P1(13)); the id is the sub of their tokens';
comment on column pelaksana.id is 'UUID = sub';
comment on column pelaksana.penyelenggara_id is 'where the officer serves';
comment on column pelaksana.nama is 'name (public: P28(2))';
comment on column pelaksana.jabatan is 'position (public)';
comment on column pelaksana.kepala is 'head of the penyelenggara';
comment on column pelaksana.aktif is 'serves now';
comment on column pelaksana.diperbarui_pada is 'legal time of the last change';
create unique index pelaksana_satu_kepala on pelaksana (penyelenggara_id) where kepala and aktif;
create index pelaksana_penyelenggara on pelaksana (penyelenggara_id);

create table penugasan (
    id uuid primary key,
    pelaksana_id uuid not null references pelaksana (id),
    tugas text not null constraint penugasan_tugas check (tugas in ('pengelola_pengaduan', 'ppid', 'front_office', 'back_office', 'anggota_gkm', 'tim_skm', 'penilai')),
    keputusan text not null,
    berlaku_dari date not null,
    berlaku_sampai date
);
comment on table penugasan is 'Duties given by a decision (P5, P25, P40): who may do what, from when to when';
comment on column penugasan.id is 'UUIDv7';
comment on column penugasan.pelaksana_id is 'the officer';
comment on column penugasan.tugas is 'the duty';
comment on column penugasan.keputusan is 'number of the Keputusan Kepala Penyelenggara';
comment on column penugasan.berlaku_dari is 'first day';
comment on column penugasan.berlaku_sampai is 'last day, or open';
create index penugasan_pelaksana on penugasan (pelaksana_id);

create function layanand.dalam_lingkup(p uuid) returns boolean language sql stable parallel safe as $$
    select p = layanand.penyelenggara_saya()
        or exists (select 1 from public.penyelenggara x where x.id = p and x.induk_id = layanand.penyelenggara_saya())
$$;

-- ---------------------------------------------------------------- calendar
create table keputusan_libur (
    id uuid primary key,
    nomor text not null constraint keputusan_libur_nomor_unik unique,
    tanggal date,
    tahun smallint not null,
    jenis text not null,
    tentang text not null
);
comment on table keputusan_libur is 'Decrees that set or change holidays';
comment on column keputusan_libur.id is 'UUIDv7';
comment on column keputusan_libur.nomor is 'number of the joint decree';
comment on column keputusan_libur.tanggal is 'date of the decree';
comment on column keputusan_libur.tahun is 'year it is about';
comment on column keputusan_libur.jenis is 'penetapan or perubahan';
comment on column keputusan_libur.tentang is 'subject';

create table hari_libur (
    id uuid primary key,
    tanggal date not null,
    nama text not null,
    jenis text not null,
    keputusan_id uuid references keputusan_libur (id),
    constraint hari_libur_unik unique (tanggal, nama)
);
comment on table hari_libur is 'Days that are not working days; several may share a date';
comment on column hari_libur.id is 'UUIDv7';
comment on column hari_libur.tanggal is 'the day';
comment on column hari_libur.nama is 'its name';
comment on column hari_libur.jenis is 'libur_nasional, cuti_bersama, libur_daerah, ...';
comment on column hari_libur.keputusan_id is 'the decree behind it';

-- ---------------------------------------------------------------- the case engine: rules
create table proses (
    proses text primary key,
    awalan text not null constraint proses_awalan_unik unique,
    nama text not null,
    tugas text
);
comment on table proses is 'Regulated processes that run as case files';
comment on column proses.proses is 'name in code and API';
comment on column proses.awalan is 'prefix of case numbers';
comment on column proses.nama is 'name for people';
comment on column proses.tugas is 'duty a pelaksana needs to handle its cases';

create table aturan_tenggat (
    id uuid primary key default gen_random_uuid(),
    proses text not null references proses (proses),
    jenis text not null,
    kelas text,
    versi integer not null,
    panjang integer not null constraint aturan_tenggat_panjang check (panjang between 1 and 3660),
    satuan text not null constraint aturan_tenggat_satuan check (satuan in ('hari', 'hari_kerja')),
    dasar_hukum text not null,
    lewat_status text,
    lewat_eskalasi smallint,
    lewat_memulai text[] not null default '{}',
    lewat_ombudsman boolean not null default false,
    berlaku_dari date not null,
    berlaku_sampai date,
    constraint aturan_tenggat_unik unique nulls not distinct (proses, jenis, kelas, versi)
);
comment on table aturan_tenggat is 'Deadline rules (P46: versioned, a case is judged by the rules of the day it was received)';
comment on column aturan_tenggat.id is 'row id';
comment on column aturan_tenggat.proses is 'process';
comment on column aturan_tenggat.jenis is 'kind of deadline';
comment on column aturan_tenggat.kelas is 'class of the case it is for (klasifikasi), or all';
comment on column aturan_tenggat.versi is 'version of the rule';
comment on column aturan_tenggat.panjang is 'length in satuan';
comment on column aturan_tenggat.satuan is 'hari (calendar days) or hari_kerja (working days)';
comment on column aturan_tenggat.dasar_hukum is 'legal basis, shown to the citizen';
comment on column aturan_tenggat.lewat_status is 'on lapse: new state of the case, or none';
comment on column aturan_tenggat.lewat_eskalasi is 'on lapse: escalate to 1 kepala, 2 Bagian Organisasi, or none';
comment on column aturan_tenggat.lewat_memulai is 'on lapse: deadlines that start';
comment on column aturan_tenggat.lewat_ombudsman is 'on lapse: marked in the feed for the Ombudsman';
comment on column aturan_tenggat.berlaku_dari is 'first day of validity (day the case was received)';
comment on column aturan_tenggat.berlaku_sampai is 'last day of validity, or open';

create table aturan_tindakan (
    id uuid primary key default gen_random_uuid(),
    proses text not null references proses (proses),
    tindakan text not null,
    cabang text not null default '',
    versi integer not null,
    dari text[] not null,
    ke text,
    pelaku text[] not null,
    memenuhi text[] not null default '{}',
    memulai text[] not null default '{}',
    perlu_tenggat text,
    ulang_min smallint not null default 0,
    ulang_maks smallint not null default 32767,
    buka_ulang boolean not null default false,
    kejadian text not null,
    dasar_hukum text not null,
    berlaku_dari date not null,
    berlaku_sampai date,
    constraint aturan_tindakan_unik unique (proses, tindakan, cabang, versi)
);
comment on table aturan_tindakan is 'Rules of movement: which action, from which states, by whom, to where, with which deadlines';
comment on column aturan_tindakan.id is 'row id';
comment on column aturan_tindakan.proses is 'process';
comment on column aturan_tindakan.tindakan is 'action, as in the path';
comment on column aturan_tindakan.cabang is 'branch of the action chosen by its content (e.g. lengkap / tidak_lengkap)';
comment on column aturan_tindakan.versi is 'version of the rule';
comment on column aturan_tindakan.dari is 'states in which it may be done';
comment on column aturan_tindakan.ke is 'state afterwards; NULL: unchanged';
comment on column aturan_tindakan.pelaku is 'who may: pemilik, petugas, kepala_penyelenggara, bagian_organisasi, ombudsman, sistem';
comment on column aturan_tindakan.memenuhi is 'kinds of deadlines it meets; {*}: closes all';
comment on column aturan_tindakan.memulai is 'kinds of deadlines it starts';
comment on column aturan_tindakan.perlu_tenggat is 'only while this kind of deadline is open';
comment on column aturan_tindakan.ulang_min is 'only when the case was reopened at least so often';
comment on column aturan_tindakan.ulang_maks is 'only when the case was reopened at most so often';
comment on column aturan_tindakan.buka_ulang is 'counts as a reopening and escalates one step';
comment on column aturan_tindakan.kejadian is 'kind of event it leaves';
comment on column aturan_tindakan.dasar_hukum is 'legal basis';
comment on column aturan_tindakan.berlaku_dari is 'first day of validity (day the case was received)';
comment on column aturan_tindakan.berlaku_sampai is 'last day of validity, or open';

-- ---------------------------------------------------------------- the case engine: cases
create table berkas (
    id uuid primary key,
    proses text not null references proses (proses),
    nomor text not null constraint berkas_nomor_unik unique,
    status text not null,
    kelas text,
    penyelenggara_id uuid not null references penyelenggara (id),
    penyelenggara_sebelum uuid references penyelenggara (id),
    pemilik_id uuid,
    kode_akses_hash text,
    terlapor_id uuid references pelaksana (id),
    pelaksana_id uuid references pelaksana (id),
    kerahasiaan text not null default 'terbuka' constraint berkas_kerahasiaan check (kerahasiaan in ('terbuka', 'rahasia', 'anonim')),
    eskalasi smallint not null default 0 constraint berkas_eskalasi check (eskalasi between 0 and 2),
    pembukaan_ulang smallint not null default 0,
    versi integer not null default 1,
    diterima_pada timestamptz not null,
    dibuat_pada timestamptz not null,
    diperbarui_pada timestamptz not null,
    ditutup_pada timestamptz,
    tugas text
);
comment on table berkas is 'Case files of every regulated process';
comment on column berkas.id is 'UUIDv7';
comment on column berkas.proses is 'process';
comment on column berkas.nomor is 'register number, PGD-2026-000001';
comment on column berkas.status is 'state';
comment on column berkas.kelas is 'class that picks deadline rules (for complaints: klasifikasi)';
comment on column berkas.penyelenggara_id is 'agency that has to handle it';
comment on column berkas.penyelenggara_sebelum is 'agency that recorded or forwarded it last, and may follow it';
comment on column berkas.pemilik_id is 'sub of the citizen, when filed with an account';
comment on column berkas.kode_akses_hash is 'hex sha256 of the access code';
comment on column berkas.terlapor_id is 'officer the case is about: neither sees nor handles it';
comment on column berkas.pelaksana_id is 'officer it was disposed to';
comment on column berkas.kerahasiaan is 'protection of the identity';
comment on column berkas.eskalasi is '0 agency, 1 its head, 2 Bagian Organisasi';
comment on column berkas.pembukaan_ulang is 'times reopened';
comment on column berkas.versi is 'version for ETag / If-Match';
comment on column berkas.diterima_pada is 'legal instant of receipt: picks the rules';
comment on column berkas.dibuat_pada is 'legal instant of recording';
comment on column berkas.diperbarui_pada is 'legal instant of the last change';
comment on column berkas.ditutup_pada is 'legal instant of closing';
comment on column berkas.tugas is 'duty by which a pelaksana handles it, as its process says: here so that row-level security finds it in the row';
create index berkas_pemilik on berkas (pemilik_id, id) where pemilik_id is not null;
create index berkas_penyelenggara on berkas (penyelenggara_id, diperbarui_pada, id);
create index berkas_sebelum on berkas (penyelenggara_sebelum, id) where penyelenggara_sebelum is not null;
create index berkas_pelaksana on berkas (pelaksana_id, id) where pelaksana_id is not null;
create index berkas_diperbarui on berkas (proses, diperbarui_pada, id);
create index berkas_kode_akses on berkas (kode_akses_hash) where kode_akses_hash is not null;

create table kejadian (
    rantai_id uuid not null,
    urutan integer not null,
    id uuid not null constraint kejadian_id_unik unique,
    berkas_id uuid references berkas (id),
    proses text not null references proses (proses),
    penyelenggara_id uuid references penyelenggara (id),
    jenis text not null,
    waktu timestamptz not null,
    pelaku text not null,
    pelaku_id uuid,
    catatan text,
    data jsonb not null default '{}',
    hash_sebelum bytea,
    hash bytea not null,
    era integer not null,
    transaksi xid8 not null,
    primary key (rantai_id, urutan)
);
comment on table kejadian is 'Event log: append-only, a hash chain per case (P40(1): documents are archives)';
comment on column kejadian.rantai_id is 'chain: the case, or the agency for events outside cases';
comment on column kejadian.urutan is 'place in the chain, from 1';
comment on column kejadian.id is 'UUIDv7';
comment on column kejadian.berkas_id is 'case, or NULL';
comment on column kejadian.proses is 'process';
comment on column kejadian.penyelenggara_id is 'agency at that moment';
comment on column kejadian.jenis is 'kind, pengaduan.diterima';
comment on column kejadian.waktu is 'legal instant';
comment on column kejadian.pelaku is 'role that acted';
comment on column kejadian.pelaku_id is 'sub that acted; never shown in feeds';
comment on column kejadian.catatan is 'note for the parties';
comment on column kejadian.data is 'what changed; no personal data';
comment on column kejadian.hash_sebelum is 'hash of the event before in the chain';
comment on column kejadian.hash is 'sha256 over hash_sebelum and this event';
comment on column kejadian.era is 'life of the database cluster: a restored dump begins a new one';
comment on column kejadian.transaksi is 'transaction that wrote it: the feed shows what no running transaction can precede';
create index kejadian_berkas on kejadian (berkas_id, urutan) where berkas_id is not null;
create index kejadian_umpan on kejadian (era, transaksi, id);

create table umpan (
    satu boolean primary key default true constraint umpan_satu check (satu),
    era integer not null
);
comment on table umpan is 'One row: the era of the event feed';
comment on column umpan.satu is 'always true';
comment on column umpan.era is 'raised when the transaction counter went backwards (restore of a dump)';
insert into umpan (era) values (1);

create function layanand.kejadian_hash(k kejadian) returns bytea language sql immutable parallel safe as $$
    select sha256(coalesce(k.hash_sebelum, ''::bytea) || convert_to(
        jsonb_build_array(k.rantai_id, k.urutan, k.id, k.berkas_id, k.proses, k.penyelenggara_id, k.jenis,
                          (extract(epoch from k.waktu) * 1000000)::bigint, k.pelaku, k.pelaku_id, k.catatan, k.data)::text, 'UTF8'))
$$;

create function layanand.kejadian_rantai() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    sebelum record;
begin
    -- Events of a case are serialised by the lock on its berkas row; chains outside cases by this lock.
    if new.berkas_id is null then
        perform pg_advisory_xact_lock(hashtextextended(new.rantai_id::text, 7));
    end if;
    perform set_config('layanand.rantai', '1', true);
    select k.urutan, k.hash into sebelum from kejadian k where k.rantai_id = new.rantai_id order by k.urutan desc limit 1;
    perform set_config('layanand.rantai', '', true);
    new.urutan := coalesce(sebelum.urutan, 0) + 1;
    new.hash_sebelum := sebelum.hash;
    new.era := (select u.era from umpan u);
    new.transaksi := pg_current_xact_id();
    new.hash := layanand.kejadian_hash(new);
    return new;
end $$;
create trigger kejadian_rantai before insert on kejadian for each row execute function layanand.kejadian_rantai();

create function layanand.tolak_ubah() returns trigger language plpgsql as $$
begin
    raise exception 'kejadian tidak dapat diubah atau dihapus' using errcode = 'integrity_constraint_violation', constraint = 'kejadian_abadi';
end $$;
create trigger kejadian_abadi before update or delete on kejadian for each row execute function layanand.tolak_ubah();
create trigger kejadian_abadi_semua before truncate on kejadian for each statement execute function layanand.tolak_ubah();

create table tenggat (
    id uuid primary key,
    berkas_id uuid not null references berkas (id),
    jenis text not null,
    mulai timestamptz not null,
    mulai_urutan integer,
    jatuh_tempo timestamptz not null,
    panjang integer not null,
    satuan text not null,
    status text not null default 'berjalan' constraint tenggat_status check (status in ('berjalan', 'terpenuhi', 'lewat', 'gugur')),
    dasar_hukum text not null,
    aturan_id uuid not null references aturan_tenggat (id),
    aturan_versi integer not null,
    dilewati jsonb not null default '[]',
    terpenuhi_pada timestamptz,
    lewat_dicatat_pada timestamptz
);
comment on table tenggat is 'Deadlines of cases, with how they were computed';
comment on column tenggat.id is 'UUIDv7';
comment on column tenggat.berkas_id is 'case';
comment on column tenggat.jenis is 'kind';
comment on column tenggat.mulai is 'instant it started; that day is day zero';
comment on column tenggat.mulai_urutan is 'event of the case that started it';
comment on column tenggat.jatuh_tempo is 'end of its last day, local time';
comment on column tenggat.panjang is 'length in satuan';
comment on column tenggat.satuan is 'hari or hari_kerja';
comment on column tenggat.status is 'berjalan, terpenuhi, lewat (lapsed), gugur (case closed before)';
comment on column tenggat.dasar_hukum is 'legal basis';
comment on column tenggat.aturan_id is 'rule it was computed by';
comment on column tenggat.aturan_versi is 'version of that rule';
comment on column tenggat.dilewati is 'skipped days: [{tanggal, alasan, keputusan}]';
comment on column tenggat.terpenuhi_pada is 'instant it was met, in time or late';
comment on column tenggat.lewat_dicatat_pada is 'instant the scheduler noticed the lapse';
create index tenggat_berkas on tenggat (berkas_id);
create index tenggat_berjalan on tenggat (jatuh_tempo, id) where status = 'berjalan';

create function layanand.nomor_berikut(p_proses text, tahun integer) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    urut text := format('layanand.nomor_%s_%s', p_proses, tahun);
    p_awalan text;
begin
    select p.awalan into strict p_awalan from proses p where p.proses = p_proses;
    if tahun not between 2018 and 2200 then
        raise exception 'tahun di luar batas';
    end if;
    if to_regclass(urut) is null then
        -- First number of the year: whoever comes first makes the sequence, the others wait and find it.
        perform pg_advisory_xact_lock(hashtextextended(urut, 7));
        execute format('create sequence if not exists %s', urut);
    end if;
    return format('%s-%s-%s', p_awalan, tahun, lpad(nextval(urut)::text, 6, '0'));
end $$;

-- ---------------------------------------------------------------- complaints
create table pengaduan (
    berkas_id uuid primary key references berkas (id),
    kanal text not null constraint pengaduan_kanal check (kanal in ('langsung', 'kotak', 'surat', 'telepon', 'sms', 'email', 'aplikasi', 'portal', 'media', 'ombudsman')),
    judul text not null,
    uraian text not null,
    layanan_id uuid references layanan (id),
    kerugian text,
    permintaan_penyelesaian text,
    waktu_kejadian date,
    lokasi_alamat text,
    lokasi_lintang numeric(9, 6),
    lokasi_bujur numeric(9, 6),
    lewat_30_hari boolean not null default false,
    pencatat_id uuid,
    rujukan_ombudsman text constraint pengaduan_rujukan_unik unique,
    kekurangan jsonb not null default '[]',
    keputusan text constraint pengaduan_keputusan check (keputusan in ('dikabulkan', 'dikabulkan_sebagian', 'tidak_dikabulkan')),
    keputusan_uraian text,
    ganti_rugi_jumlah bigint constraint pengaduan_ganti_rugi check (ganti_rugi_jumlah > 0),
    ganti_rugi_batas date,
    diputuskan_pada timestamptz,
    disampaikan_pada timestamptz,
    cara_penyampaian text,
    puas boolean,
    alasan_tutup text,
    dasar_hukum_tutup text,
    cari tsvector generated always as (to_tsvector('simple', judul || ' ' || uraian)) stored
);
comment on table pengaduan is 'Complaints (P24-26; UU 25/2009): what is theirs alone, beside berkas';
comment on column pengaduan.berkas_id is 'case';
comment on column pengaduan.kanal is 'channel it came by (P24(1)(2)(4))';
comment on column pengaduan.judul is 'title';
comment on column pengaduan.uraian is 'what happened';
comment on column pengaduan.layanan_id is 'service concerned';
comment on column pengaduan.kerugian is 'damage, material or not';
comment on column pengaduan.permintaan_penyelesaian is 'what is asked for';
comment on column pengaduan.waktu_kejadian is 'day of the occurrence';
comment on column pengaduan.lokasi_alamat is 'where it happened';
comment on column pengaduan.lokasi_lintang is 'latitude';
comment on column pengaduan.lokasi_bujur is 'longitude';
comment on column pengaduan.lewat_30_hari is 'filed later than 30 days after the service (UU 25/2009 Pasal 42(2)): flagged, not refused';
comment on column pengaduan.pencatat_id is 'officer who recorded it for another channel, or receives it: signs the receipt';
comment on column pengaduan.rujukan_ombudsman is 'reference of the Ombudsman that referred it';
comment on column pengaduan.kekurangan is 'what is missing (UU 25/2009 Pasal 44(3))';
comment on column pengaduan.keputusan is 'decision';
comment on column pengaduan.keputusan_uraian is 'reasons';
comment on column pengaduan.ganti_rugi_jumlah is 'compensation in rupiah';
comment on column pengaduan.ganti_rugi_batas is 'day by which it is paid (UU 25/2009 Pasal 50)';
comment on column pengaduan.diputuskan_pada is 'instant of the decision';
comment on column pengaduan.disampaikan_pada is 'instant of delivery';
comment on column pengaduan.cara_penyampaian is 'how it was delivered';
comment on column pengaduan.puas is 'the complainant''s last reply';
comment on column pengaduan.alasan_tutup is 'why rejected, withdrawn or passed on';
comment on column pengaduan.dasar_hukum_tutup is 'legal ground of a rejection';
comment on column pengaduan.cari is 'full text';
create index pengaduan_cari on pengaduan using gin (cari);

create table identitas (
    berkas_id uuid primary key references berkas (id),
    isi bytea not null,
    nik_hash bytea, telepon_hash bytea, email_hash bytea,
    dapat_dihubungi boolean not null default false
);
comment on table identitas is 'Identity of the complainant, encrypted; key outside the database (UU 27/2022)';
comment on column identitas.berkas_id is 'case';
comment on column identitas.isi is 'sealed JSON: nama, nik, alamat, telepon, email';
comment on column identitas.nik_hash is 'keyed hash for look-up';
comment on column identitas.telepon_hash is 'keyed hash for look-up';
comment on column identitas.email_hash is 'keyed hash for look-up';
comment on column identitas.dapat_dihubungi is 'an e-mail address was given: answers are delivered by themselves';
create index identitas_nik on identitas (nik_hash) where nik_hash is not null;

create table akses_identitas (
    id uuid primary key,
    berkas_id uuid not null references berkas (id),
    waktu timestamptz not null,
    peran text not null,
    pembaca text not null,
    tujuan text not null
);
comment on table akses_identitas is 'Every reading of an identity: by whom, when, what for';
comment on column akses_identitas.id is 'UUIDv7';
comment on column akses_identitas.berkas_id is 'case';
comment on column akses_identitas.waktu is 'legal instant';
comment on column akses_identitas.peran is 'role of the reader';
comment on column akses_identitas.pembaca is 'sub or client of the reader';
comment on column akses_identitas.tujuan is 'operation that read it';
create index akses_identitas_berkas on akses_identitas (berkas_id, id);

create table lampiran (
    id uuid primary key,
    berkas_id uuid not null references berkas (id),
    kategori text not null constraint lampiran_kategori check (kategori in ('bukti', 'identitas', 'jawaban')),
    nama_berkas text not null,
    jenis_isi text not null,
    ukuran bigint not null,
    sha256 bytea not null,
    pengunggah text not null,
    dibuat_pada timestamptz not null
);
comment on table lampiran is 'Attachments; contents in lampiran_potong, so a backup of the database has them';
comment on column lampiran.id is 'UUIDv7';
comment on column lampiran.berkas_id is 'case';
comment on column lampiran.kategori is 'bukti (evidence), identitas (copy of an identity card), jawaban (of the agency)';
comment on column lampiran.nama_berkas is 'file name as given, cleaned';
comment on column lampiran.jenis_isi is 'media type, sniffed';
comment on column lampiran.ukuran is 'bytes';
comment on column lampiran.sha256 is 'checksum of the plain content';
comment on column lampiran.pengunggah is 'role that uploaded';
comment on column lampiran.dibuat_pada is 'legal instant';
create index lampiran_berkas on lampiran (berkas_id, id);

create table lampiran_potong (
    lampiran_id uuid not null references lampiran (id) on delete cascade,
    urutan integer not null,
    isi bytea not null,
    primary key (lampiran_id, urutan)
);
alter table lampiran_potong alter column isi set storage external;
comment on table lampiran_potong is 'Pieces of attachments, each encrypted by itself';
comment on column lampiran_potong.lampiran_id is 'attachment';
comment on column lampiran_potong.urutan is 'piece number from 0';
comment on column lampiran_potong.isi is 'sealed piece of at most 64 KiB plain content';

-- ---------------------------------------------------------------- daily check of channels (P24(4))
create table kanal_pengaduan (
    penyelenggara_id uuid not null references penyelenggara (id),
    kanal text not null,
    alamat text,
    aktif_dari date not null,
    aktif_sampai date,
    primary key (penyelenggara_id, kanal)
);
comment on table kanal_pengaduan is 'Channels an agency keeps, each to be checked every day (P24(4))';
comment on column kanal_pengaduan.penyelenggara_id is 'agency';
comment on column kanal_pengaduan.kanal is 'channel';
comment on column kanal_pengaduan.alamat is 'where: box, address, number';
comment on column kanal_pengaduan.aktif_dari is 'first day';
comment on column kanal_pengaduan.aktif_sampai is 'last day, or open';

create table pemeriksaan_kanal (
    id uuid primary key,
    penyelenggara_id uuid not null references penyelenggara (id),
    kanal text not null,
    tanggal date not null,
    status text not null constraint pemeriksaan_kanal_status check (status in ('diperiksa', 'terlewat')),
    diperiksa_pada timestamptz,
    pemeriksa_id uuid,
    jumlah_masuk integer,
    catatan text,
    constraint pemeriksaan_kanal_unik unique (penyelenggara_id, kanal, tanggal)
);
comment on table pemeriksaan_kanal is 'The daily check of each channel: done, or found missing by the scheduler';
comment on column pemeriksaan_kanal.id is 'UUIDv7';
comment on column pemeriksaan_kanal.penyelenggara_id is 'agency';
comment on column pemeriksaan_kanal.kanal is 'channel';
comment on column pemeriksaan_kanal.tanggal is 'day it is for';
comment on column pemeriksaan_kanal.status is 'diperiksa or terlewat';
comment on column pemeriksaan_kanal.diperiksa_pada is 'legal instant of the check';
comment on column pemeriksaan_kanal.pemeriksa_id is 'officer';
comment on column pemeriksaan_kanal.jumlah_masuk is 'complaints found';
comment on column pemeriksaan_kanal.catatan is 'note';
create index pemeriksaan_kanal_tanggal on pemeriksaan_kanal (tanggal, id);

create table jadwal (
    nama text primary key,
    berikutnya timestamptz not null,
    dijalankan_pada timestamptz
);
comment on table jadwal is 'Periodic work of the scheduler: claimed with SKIP LOCKED like deadlines';
comment on column jadwal.nama is 'name of the work';
comment on column jadwal.berikutnya is 'legal instant it is due next';
comment on column jadwal.dijalankan_pada is 'legal instant it ran last';

-- ---------------------------------------------------------------- accounts, tokens
create table akun (
    id uuid primary key,
    pengguna_hash bytea not null constraint akun_pengguna_unik unique,
    isi bytea not null,
    sandi text not null,
    peran text not null constraint akun_peran check (peran in ('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')),
    penyelenggara_id uuid references penyelenggara (id),
    aktif boolean not null default true,
    dibuat_pada timestamptz not null
);
comment on table akun is 'Accounts of the built-in issuer';
comment on column akun.id is 'sub of the tokens';
comment on column akun.pengguna_hash is 'keyed hash of the login name (e-mail, lower case)';
comment on column akun.isi is 'sealed JSON: nama, email, telepon, nik, alamat';
comment on column akun.sandi is 'argon2id';
comment on column akun.peran is 'role the tokens carry';
comment on column akun.penyelenggara_id is 'agency of an officer';
comment on column akun.aktif is 'may log in';
comment on column akun.dibuat_pada is 'legal instant';

create table klien (
    id text primary key,
    rahasia text not null,
    peran text not null constraint klien_peran check (peran in ('ombudsman', 'portal_provinsi')),
    cakupan text not null,
    aktif boolean not null default true
);
comment on table klien is 'Machine clients (client credentials)';
comment on column klien.id is 'client_id';
comment on column klien.rahasia is 'argon2id of the client secret';
comment on column klien.peran is 'role the tokens carry';
comment on column klien.cakupan is 'scopes, space separated';
comment on column klien.aktif is 'may get tokens';

create table token_segar (
    id uuid primary key,
    keluarga uuid not null,
    akun_id uuid not null references akun (id),
    hash bytea not null constraint token_segar_hash_unik unique,
    kedaluwarsa timestamptz not null,
    dipakai_pada timestamptz,
    dicabut_pada timestamptz
);
comment on table token_segar is 'Refresh tokens: rotated at each use; reuse of an old one revokes its family';
comment on column token_segar.id is 'UUIDv7';
comment on column token_segar.keluarga is 'family: one login';
comment on column token_segar.akun_id is 'account';
comment on column token_segar.hash is 'sha256 of the token';
comment on column token_segar.kedaluwarsa is 'end of life (machine time)';
comment on column token_segar.dipakai_pada is 'exchanged (machine time)';
comment on column token_segar.dicabut_pada is 'revoked (machine time)';
create index token_segar_keluarga on token_segar (keluarga);
create index token_segar_akun on token_segar (akun_id, kedaluwarsa);

create table idempotensi (
    pemanggil text not null,
    kunci text not null,
    operasi text not null,
    sidik bytea not null,
    status smallint,
    jawaban bytea,
    dibuat_pada timestamptz not null default now(),
    primary key (pemanggil, kunci)
);
comment on table idempotensi is 'First answers by Idempotency-Key, kept 24 hours of machine time';
comment on column idempotensi.pemanggil is 'caller: client, sub or role';
comment on column idempotensi.kunci is 'the key';
comment on column idempotensi.operasi is 'operationId and path';
comment on column idempotensi.sidik is 'sha256 of operation, path and body';
comment on column idempotensi.status is 'HTTP status of the first answer';
comment on column idempotensi.jawaban is 'sealed first answer with its headers';
comment on column idempotensi.dibuat_pada is 'machine time';
create index idempotensi_umur on idempotensi (dibuat_pada);

-- ---------------------------------------------------------------- the daemons themselves
create table jam (
    satu boolean primary key default true constraint jam_satu check (satu),
    geser_us bigint not null,
    versi bigint not null
);
comment on table jam is 'One row: shift of the legal clock (development mode)';
comment on column jam.satu is 'always true';
comment on column jam.geser_us is 'microseconds to add to the machine''s clock';
comment on column jam.versi is 'raised with each change; daemons acknowledge it';
insert into jam (geser_us, versi) values (0, 1);

create table daemon (
    id uuid primary key,
    mulai timestamptz not null,
    jam_versi bigint not null
);
comment on table daemon is 'Daemons seen on this database (alive ones hold a connection named after their id)';
comment on column daemon.id is 'made at start';
comment on column daemon.mulai is 'machine time';
comment on column daemon.jam_versi is 'clock version it has applied';

-- ---------------------------------------------------------------- row-level security
do $$
declare
    t record;
begin
    for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'skema_migrasi' loop
        execute format('alter table public.%I enable row level security', t.tablename);
        execute format('alter table public.%I force row level security', t.tablename);
    end loop;
end $$;

-- Public knowledge: readable by every caller that has a context; written by the daemon itself (commands, sample data).
do $$
declare
    t text;
begin
    foreach t in array array['penyelenggara', 'layanan', 'pelaksana', 'penugasan', 'keputusan_libur', 'hari_libur', 'proses', 'aturan_tenggat', 'aturan_tindakan', 'kanal_pengaduan', 'jam'] loop
        -- Evaluated once for each statement, not for each row.
        execute format('create policy %I on public.%I for select using ((select coalesce(layanand.peran(), '''') <> ''''))', t || '_baca', t);
        execute format('create policy %I on public.%I for insert with check (layanand.peran() = ''sistem'')', t || '_sistem_tambah', t);
        execute format('create policy %I on public.%I for update using (layanand.peran() = ''sistem'') with check (layanand.peran() = ''sistem'')', t || '_sistem_ubah', t);
        execute format('create policy %I on public.%I for delete using (layanand.peran() = ''sistem'')', t || '_sistem_hapus', t);
    end loop;
    foreach t in array array['akun', 'klien', 'token_segar', 'umpan', 'jadwal', 'daemon'] loop
        execute format('create policy %I on public.%I for all using (layanand.peran() = ''sistem'') with check (layanand.peran() = ''sistem'')', t || '_sistem', t);
    end loop;
end $$;
-- The calendar is kept by Bagian Organisasi.
create policy hari_libur_tambah on hari_libur for insert with check (layanand.peran() = 'bagian_organisasi');
create policy hari_libur_ubah on hari_libur for update using (layanand.peran() = 'bagian_organisasi');
create policy hari_libur_hapus on hari_libur for delete using (layanand.peran() = 'bagian_organisasi');
create policy keputusan_libur_tambah on keputusan_libur for insert with check (layanand.peran() = 'bagian_organisasi');
create policy keputusan_libur_ubah on keputusan_libur for update using (layanand.peran() = 'bagian_organisasi');
create policy keputusan_libur_hapus on keputusan_libur for delete using (layanand.peran() = 'bagian_organisasi');
-- The era of the feed is read by the trigger under any caller.
create policy umpan_baca on umpan for select using (coalesce(layanand.peran(), '') <> '');
create policy akun_sendiri on akun for select using (id = layanand.saya());

-- Who handles a case of this agency (never the officer it is about).
create function layanand.menangani(p_proses text, p_penyelenggara uuid, p_pelaksana uuid, p_terlapor uuid) returns boolean language sql stable parallel safe as $$
    select p_terlapor is distinct from layanand.saya() and case layanand.peran()
        when 'pelaksana' then p_pelaksana = layanand.saya()
            or (p_penyelenggara = layanand.penyelenggara_saya()
                and exists (select 1 from public.proses p where p.proses = p_proses and layanand.bertugas(p.tugas)))
        when 'kepala_penyelenggara' then layanand.dalam_lingkup(p_penyelenggara)
        when 'bagian_organisasi' then true
        else false
    end
$$;

create policy berkas_lihat on berkas for select using (
    case layanand.peran()
        when 'masyarakat' then pemilik_id = layanand.saya()
        when 'sistem' then true
        when 'ombudsman' then proses = 'pengaduan'
        -- As layanand.menangani, but the cheap comparisons first: most rows of a scan are of other agencies.
        when 'pelaksana' then terlapor_id is distinct from layanand.saya() and (pelaksana_id = layanand.saya()
            or (layanand.penyelenggara_saya() in (penyelenggara_id, penyelenggara_sebelum)
                and layanand.bertugas(tugas)))
        when 'kepala_penyelenggara' then terlapor_id is distinct from layanand.saya()
            and (layanand.penyelenggara_saya() in (penyelenggara_id, penyelenggara_sebelum)
                 or layanand.dalam_lingkup(penyelenggara_id) or layanand.dalam_lingkup(penyelenggara_sebelum))
        when 'bagian_organisasi' then terlapor_id is distinct from layanand.saya()
        else false
    end
    or kode_akses_hash = layanand.kode_akses());
create policy berkas_buka on berkas for insert with check (
    case layanand.peran()
        when 'masyarakat' then pemilik_id = layanand.saya()
            or pemilik_id is null and kerahasiaan = 'anonim' and kode_akses_hash = layanand.kode_akses()
        when 'publik' then pemilik_id is null and kode_akses_hash = layanand.kode_akses()
        when 'pelaksana' then terlapor_id is distinct from layanand.saya() and layanand.bertugas(tugas)
            and coalesce(penyelenggara_sebelum, penyelenggara_id) = layanand.penyelenggara_saya()
        when 'kepala_penyelenggara' then terlapor_id is distinct from layanand.saya() and layanand.dalam_lingkup(coalesce(penyelenggara_sebelum, penyelenggara_id))
        when 'bagian_organisasi' then terlapor_id is distinct from layanand.saya()
        when 'ombudsman' then proses = 'pengaduan'
        when 'sistem' then true
        else false
    end);
create policy berkas_ubah on berkas for update using (
    case layanand.peran()
        when 'masyarakat' then pemilik_id = layanand.saya()
        when 'sistem' then true
        when 'publik' then false
        when 'ombudsman' then false
        when 'portal_provinsi' then false
        else layanand.menangani(proses, penyelenggara_id, pelaksana_id, terlapor_id)
    end
    or kode_akses_hash = layanand.kode_akses())
    with check (true);

-- What belongs to a case is visible with it. As a scalar subquery and not EXISTS: that one would be hashed, over all cases.
create policy pengaduan_lihat on pengaduan for select using ((select true from berkas b where b.id = berkas_id));
create policy pengaduan_buat on pengaduan for insert with check ((select true from berkas b where b.id = berkas_id));
create policy pengaduan_ubah on pengaduan for update using (
    (select true from berkas b where b.id = berkas_id
            and (layanand.peran() in ('sistem') or b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses()
                 or layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                 or layanand.menangani(b.proses, b.penyelenggara_sebelum, null, b.terlapor_id))));
create policy tenggat_lihat on tenggat for select using (layanand.peran() = 'sistem' or (select true from berkas b where b.id = berkas_id));
create policy tenggat_buat on tenggat for insert with check (layanand.peran() = 'sistem' or (select true from berkas b where b.id = berkas_id));
create policy tenggat_ubah on tenggat for update using (
    layanand.peran() = 'sistem'
    or (layanand.peran() not in ('ombudsman', 'portal_provinsi') and (select true from berkas b where b.id = berkas_id)));
create policy kejadian_lihat on kejadian for select using (
    case when current_setting('layanand.rantai', true) = '1' then true
        when layanand.peran() = 'sistem' then true
        when berkas_id is not null then (select true from berkas b where b.id = berkas_id)
        when layanand.peran() = 'bagian_organisasi' then true
        when layanand.peran() = 'ombudsman' then true
        when layanand.peran() = 'kepala_penyelenggara' then layanand.dalam_lingkup(penyelenggara_id)
        else false
    end);
create policy kejadian_tambah on kejadian for insert with check (
    case when layanand.peran() = 'sistem' then true
        when berkas_id is not null then (select true from berkas b where b.id = berkas_id)
        when layanand.peran() in ('pelaksana', 'kepala_penyelenggara') then layanand.dalam_lingkup(penyelenggara_id)
        when layanand.peran() = 'bagian_organisasi' then true
        else false
    end);

-- Identity: for the complainant, and for those who handle the case; a protected one only for the step that handles it now.
create policy identitas_lihat on identitas for select using (
    layanand.peran() = 'sistem'
    or (
        select true from berkas b where b.id = berkas_id and (
            b.pemilik_id = layanand.saya()
            or b.kode_akses_hash = layanand.kode_akses()
            or case layanand.peran()
                when 'pelaksana' then layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                when 'kepala_penyelenggara' then layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id) and (b.kerahasiaan = 'terbuka' or b.eskalasi >= 1)
                when 'bagian_organisasi' then b.terlapor_id is distinct from layanand.saya() and (b.kerahasiaan = 'terbuka' or b.eskalasi >= 2)
                when 'ombudsman' then b.kerahasiaan = 'terbuka'
                else false
            end)));
create policy identitas_buat on identitas for insert with check ((select true from berkas b where b.id = berkas_id));
create policy identitas_ubah on identitas for update using (layanand.peran() = 'sistem');
create policy identitas_hapus on identitas for delete using (layanand.peran() = 'sistem');
create policy akses_identitas_lihat on akses_identitas for select using (
    layanand.peran() in ('sistem', 'bagian_organisasi')
    or (select true from berkas b where b.id = berkas_id and (b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses())));
create policy akses_identitas_catat on akses_identitas for insert with check (coalesce(layanand.peran(), '') <> '');

create policy lampiran_lihat on lampiran for select using (
    (select true from berkas b where b.id = berkas_id
            and (kategori <> 'identitas' or layanand.peran() = 'sistem' or b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses()
                 or layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                    -- as identitas_lihat: a copy of an identity card is no easier to see than the identity
                    and (b.kerahasiaan = 'terbuka' or layanand.peran() = 'pelaksana'
                         or b.eskalasi >= case layanand.peran() when 'kepala_penyelenggara' then 1 else 2 end))));
create policy lampiran_buat on lampiran for insert with check (
    layanand.peran() <> 'portal_provinsi' and (select true from berkas b where b.id = berkas_id));
create policy lampiran_hapus on lampiran for delete using (layanand.peran() = 'sistem');
create policy lampiran_potong_lihat on lampiran_potong for select using ((select true from lampiran l where l.id = lampiran_id));
create policy lampiran_potong_buat on lampiran_potong for insert with check ((select true from lampiran l where l.id = lampiran_id));
create policy lampiran_potong_ubah on lampiran_potong for update using (layanand.peran() = 'sistem');

create policy pemeriksaan_kanal_lihat on pemeriksaan_kanal for select using (
    case layanand.peran()
        when 'pelaksana' then penyelenggara_id = layanand.penyelenggara_saya()
        when 'kepala_penyelenggara' then layanand.dalam_lingkup(penyelenggara_id)
        when 'bagian_organisasi' then true
        when 'ombudsman' then true
        when 'sistem' then true
        else false
    end);
create policy pemeriksaan_kanal_tulis on pemeriksaan_kanal for insert with check (
    case layanand.peran()
        when 'pelaksana' then penyelenggara_id = layanand.penyelenggara_saya() and layanand.bertugas('pengelola_pengaduan')
        when 'kepala_penyelenggara' then layanand.dalam_lingkup(penyelenggara_id)
        when 'sistem' then true
        else false
    end);

create policy idempotensi_sendiri on idempotensi for all using (pemanggil = layanand.pemanggil() or layanand.peran() = 'sistem')
    with check (pemanggil = layanand.pemanggil() or layanand.peran() = 'sistem');

-- ---------------------------------------------------------------- grants: the daemon's role owns nothing
grant usage on schema public to layanand_daemon;
grant select on all tables in schema public to layanand_daemon;
grant insert, update, delete on penyelenggara, layanan, pelaksana, penugasan, kanal_pengaduan, keputusan_libur, hari_libur, akun, klien, token_segar, idempotensi, jadwal, daemon to layanand_daemon;
grant insert, update on berkas, tenggat, pengaduan, jam, umpan, pemeriksaan_kanal to layanand_daemon;
grant insert, update, delete on identitas, lampiran, lampiran_potong to layanand_daemon;
grant insert on kejadian, akses_identitas to layanand_daemon;
revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
