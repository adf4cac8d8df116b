-- Documents as archives (P40(1)-(7), P28(2), UU 14/2008): classification with its legal ground, versions of the content in sealed pieces,
-- the log of who read them, and search. A closed document is there for those who keep it and for nobody else; when its exception ends it
-- is open at that very moment, because the policies compare its last day with the legal clock.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- grounds of an exception
create table dasar_pengecualian (
    huruf text primary key,
    dasar_hukum text not null,
    uraian_id text not null,
    uraian_en text not null,
    tetap boolean not null
);
comment on table dasar_pengecualian is 'Grounds on which public information may be closed (UU 14/2008 Pasal 17)';
comment on column dasar_pengecualian.huruf is 'letter of the list, a to j';
comment on column dasar_pengecualian.dasar_hukum is 'legal basis as it is cited';
comment on column dasar_pengecualian.uraian_id is 'what it protects, Indonesian';
comment on column dasar_pengecualian.uraian_en is 'what it protects, English';
comment on column dasar_pengecualian.tetap is 'the exception may be without end; the others say until when (UU 14/2008 Pasal 20)';

insert into dasar_pengecualian (huruf, dasar_hukum, uraian_id, uraian_en, tetap)
select huruf, 'UU 14/2008 Pasal 17 huruf ' || huruf, id, en, huruf > 'f'
  from (values
    ('a', 'Dapat menghambat proses penegakan hukum', 'Would hinder the enforcement of law'),
    ('b', 'Dapat mengganggu perlindungan hak atas kekayaan intelektual dan persaingan usaha tidak sehat', 'Would disturb intellectual property rights or fair competition'),
    ('c', 'Dapat membahayakan pertahanan dan keamanan negara', 'Would endanger the defence and security of the state'),
    ('d', 'Dapat mengungkapkan kekayaan alam Indonesia', 'Would disclose the natural wealth of Indonesia'),
    ('e', 'Dapat merugikan ketahanan ekonomi nasional', 'Would harm the resilience of the national economy'),
    ('f', 'Dapat merugikan kepentingan hubungan luar negeri', 'Would harm foreign relations'),
    ('g', 'Dapat mengungkapkan isi akta otentik yang bersifat pribadi dan kemauan terakhir atau wasiat seseorang', 'Would disclose a private authentic deed or a last will'),
    ('h', 'Dapat mengungkap rahasia pribadi', 'Would disclose personal secrets'),
    ('i', 'Memorandum atau surat antar atau intra badan publik yang menurut sifatnya dirahasiakan', 'Memoranda and letters within or between public bodies that are secret by nature'),
    ('j', 'Tidak boleh diungkapkan berdasarkan undang-undang', 'Must not be disclosed under a statute')
  ) v (huruf, id, en);

-- ---------------------------------------------------------------- documents
create text search configuration layanand.indonesia (copy = pg_catalog.indonesian);
alter text search configuration layanand.indonesia alter mapping for hword, hword_part, word with unaccent, indonesian_stem;
comment on text search configuration layanand.indonesia is 'Indonesian stems, without accents';

create table dokumen (
    berkas_id uuid primary key references berkas (id),
    penyelenggara_id uuid not null references penyelenggara (id),
    layanan_id uuid references layanan (id),
    judul text not null,
    ringkasan text,
    nomor_dokumen text,
    jenis text not null constraint dokumen_jenis check (jenis in ('peraturan', 'keputusan', 'standar', 'sop', 'rencana', 'anggaran', 'laporan', 'perjanjian', 'data', 'surat', 'lainnya')),
    tanggal date not null,
    tahun smallint not null,
    kata_kunci jsonb not null default '[]',
    klasifikasi text not null constraint dokumen_klasifikasi check (klasifikasi in ('berkala', 'serta_merta', 'setiap_saat', 'dikecualikan')),
    dasar_huruf text references dasar_pengecualian (huruf),
    uji_konsekuensi text,
    uji_tanggal date,
    uji_nomor text,
    dikecualikan_sampai date,
    terbit boolean not null default false,
    versi_isi integer not null default 0,
    alasan text,
    cari tsvector generated always as (
        setweight(to_tsvector('layanand.indonesia'::regconfig, judul), 'A')
        || setweight(to_tsvector('layanand.indonesia'::regconfig, coalesce(nomor_dokumen, '')), 'B')
        || setweight(to_tsvector('layanand.indonesia'::regconfig, kata_kunci), 'B')
        || setweight(to_tsvector('layanand.indonesia'::regconfig, coalesce(ringkasan, '')), 'C')) stored,
    constraint dokumen_pengecualian check (
        case klasifikasi when 'dikecualikan' then num_nulls(dasar_huruf, uji_konsekuensi, uji_tanggal) = 0
                         else num_nonnulls(dasar_huruf, uji_konsekuensi, uji_tanggal, uji_nomor, dikecualikan_sampai) = 0 end)
);
comment on table dokumen is 'Documents (P40): what is theirs alone, beside berkas';
comment on column dokumen.berkas_id is 'case';
comment on column dokumen.penyelenggara_id is 'agency that keeps it, as in berkas: here so that row-level security finds it in the row';
comment on column dokumen.layanan_id is 'service it is about, or none';
comment on column dokumen.judul is 'title';
comment on column dokumen.ringkasan is 'what it contains, in plain words';
comment on column dokumen.nomor_dokumen is 'number that the document itself bears';
comment on column dokumen.jenis is 'kind of document';
comment on column dokumen.tanggal is 'date of the document';
comment on column dokumen.tahun is 'year it is about';
comment on column dokumen.kata_kunci is 'list of keywords';
comment on column dokumen.klasifikasi is 'berkala, serta_merta, setiap_saat (UU 14/2008 Pasal 9-11) or dikecualikan (Pasal 17)';
comment on column dokumen.dasar_huruf is 'dikecualikan: the ground';
comment on column dokumen.uji_konsekuensi is 'dikecualikan: outcome of the consequence test (UU 14/2008 Pasal 19)';
comment on column dokumen.uji_tanggal is 'dikecualikan: day of the test';
comment on column dokumen.uji_nomor is 'dikecualikan: number of its record';
comment on column dokumen.dikecualikan_sampai is 'dikecualikan: last day of the exception; NULL: without end';
comment on column dokumen.terbit is 'has had content: before that it is a draft of those who keep it';
comment on column dokumen.versi_isi is 'number of the present version of its content; 0: none yet';
comment on column dokumen.alasan is 'why it was withdrawn or archived, while it is';
comment on column dokumen.cari is 'what is searched';
create index dokumen_tanggal on dokumen (tanggal desc, berkas_id desc);
create index dokumen_penyelenggara on dokumen (penyelenggara_id, tanggal desc, berkas_id desc);
create index dokumen_cari on dokumen using gin (cari);
create index dokumen_judul_trgm on dokumen using gin (judul gin_trgm_ops);

create table dokumen_versi (
    id uuid primary key,
    berkas_id uuid not null references dokumen (berkas_id),
    nomor integer not null,
    nama_berkas text not null,
    jenis_isi text not null,
    ukuran bigint not null,
    sha256 bytea not null,
    catatan text,
    pengunggah text not null,
    dibuat_pada timestamptz not null,
    ditarik_pada timestamptz,
    alasan_tarik text,
    diperiksa_pada timestamptz,
    rusak_pada timestamptz,
    constraint dokumen_versi_nomor unique (berkas_id, nomor),
    constraint dokumen_versi_ditarik check ((ditarik_pada is null) = (alasan_tarik is null))
);
comment on table dokumen_versi is 'Versions of the content of documents; none is ever changed or deleted (P40(1))';
comment on column dokumen_versi.id is 'UUIDv7; the pieces are bound to it';
comment on column dokumen_versi.berkas_id is 'document';
comment on column dokumen_versi.nomor is 'from 1';
comment on column dokumen_versi.nama_berkas is 'file name, cleaned';
comment on column dokumen_versi.jenis_isi is 'media type, as found by libmagic';
comment on column dokumen_versi.ukuran is 'bytes';
comment on column dokumen_versi.sha256 is 'of the content';
comment on column dokumen_versi.catatan is 'what is new in it';
comment on column dokumen_versi.pengunggah is 'role that sent it';
comment on column dokumen_versi.dibuat_pada is 'legal instant of receipt';
comment on column dokumen_versi.ditarik_pada is 'legal instant since when its content is given to those who keep it only';
comment on column dokumen_versi.alasan_tarik is 'why; open to everybody who sees the document';
comment on column dokumen_versi.diperiksa_pada is 'legal instant of the last check of its checksum';
comment on column dokumen_versi.rusak_pada is 'legal instant at which the check failed: its content is given to nobody';
create index dokumen_versi_diperiksa on dokumen_versi (diperiksa_pada nulls first, id);

create table dokumen_potong (
    versi_id uuid not null references dokumen_versi (id),
    urutan integer not null,
    isi bytea not null,
    primary key (versi_id, urutan)
);
comment on table dokumen_potong is 'Content of documents in sealed pieces of 64 KiB';
comment on column dokumen_potong.versi_id is 'version';
comment on column dokumen_potong.urutan is 'place, from 0';
comment on column dokumen_potong.isi is 'sealed, bound to version, place and whether it is the last';
alter table dokumen_potong alter column isi set storage external;

create table dokumen_akses (
    id uuid primary key,
    berkas_id uuid not null references dokumen (berkas_id),
    versi integer,
    waktu timestamptz not null,
    peran text not null,
    pembaca text not null,
    tujuan text not null
);
comment on table dokumen_akses is 'Who read which document and when (P40(5)(6)); append-only';
comment on column dokumen_akses.id is 'UUIDv7';
comment on column dokumen_akses.berkas_id is 'document';
comment on column dokumen_akses.versi is 'version of the content, or NULL: its metadata while it was closed';
comment on column dokumen_akses.waktu is 'legal instant';
comment on column dokumen_akses.peran is 'role of the reader';
comment on column dokumen_akses.pembaca is 'sub, client id, or publik';
comment on column dokumen_akses.tujuan is 'operation';
create index dokumen_akses_berkas on dokumen_akses (berkas_id, id);

-- ---------------------------------------------------------------- who sees what
do $$
declare
    tabel text;
begin
    foreach tabel in array array['dasar_pengecualian', 'dokumen', 'dokumen_versi', 'dokumen_potong', 'dokumen_akses'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
end $$;

-- An exception ends with its last day, local time, by the legal clock.
create function layanand.dokumen_klasifikasi(klasifikasi text, sampai date) returns text language sql stable parallel safe as $$
    select case when klasifikasi = 'dikecualikan' and sampai < layanand.tanggal(layanand.sekarang()) then 'setiap_saat' else klasifikasi end
$$;
create function layanand.dokumen_umum(terbit boolean, klasifikasi text, sampai date) returns boolean language sql stable parallel safe as $$
    select terbit and layanand.dokumen_klasifikasi(klasifikasi, sampai) <> 'dikecualikan'
$$;
-- Those who keep the documents of an agency: its PPID, its head or the head above it, Bagian Organisasi.
create function layanand.dokumen_mengelola(p_penyelenggara uuid) returns boolean language sql stable parallel safe as $$
    select coalesce(case layanand.peran()
                        when 'pelaksana' then p_penyelenggara = layanand.penyelenggara_saya() and layanand.bertugas('ppid')
                        when 'kepala_penyelenggara' then layanand.dalam_lingkup(p_penyelenggara)
                        else layanand.peran() in ('bagian_organisasi', 'sistem') end, false)
$$;

create policy dasar_pengecualian_baca on dasar_pengecualian for select using (coalesce(layanand.peran(), '') <> '');
create policy dasar_pengecualian_sistem on dasar_pengecualian for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
create policy dokumen_lihat on dokumen for select using (
    coalesce(layanand.peran(), '') <> '' and (layanand.dokumen_umum(terbit, klasifikasi, dikecualikan_sampai) or layanand.dokumen_mengelola(penyelenggara_id)));
create policy dokumen_buat on dokumen for insert with check (layanand.dokumen_mengelola(penyelenggara_id));
create policy dokumen_ubah on dokumen for update using (layanand.dokumen_mengelola(penyelenggara_id));
create policy berkas_dokumen_lihat on berkas for select using (proses = 'dokumen' and (select true from dokumen d where d.berkas_id = id));
create policy dokumen_versi_lihat on dokumen_versi for select using ((select true from dokumen d where d.berkas_id = dokumen_versi.berkas_id));
create policy dokumen_versi_buat on dokumen_versi for insert with check (
    (select layanand.dokumen_mengelola(d.penyelenggara_id) from dokumen d where d.berkas_id = dokumen_versi.berkas_id));
create policy dokumen_versi_ubah on dokumen_versi for update using (
    (select layanand.dokumen_mengelola(d.penyelenggara_id) from dokumen d where d.berkas_id = dokumen_versi.berkas_id));
-- Content that was withdrawn is for those who keep it.
create policy dokumen_potong_lihat on dokumen_potong for select using (
    (select v.ditarik_pada is null or layanand.dokumen_mengelola(d.penyelenggara_id)
       from dokumen_versi v join dokumen d on d.berkas_id = v.berkas_id where v.id = versi_id));
-- Pieces come with their version, in one transaction: nothing is put behind what has been received.
create policy dokumen_potong_buat on dokumen_potong for insert with check (
    (select v.xmin = pg_current_xact_id()::xid from dokumen_versi v where v.id = versi_id));
create policy dokumen_potong_ubah on dokumen_potong for update using (layanand.peran() = 'sistem');
create policy dokumen_akses_lihat on dokumen_akses for select using (
    (select layanand.dokumen_mengelola(d.penyelenggara_id) from dokumen d where d.berkas_id = dokumen_akses.berkas_id));
create policy dokumen_akses_catat on dokumen_akses for insert with check (
    (select true from dokumen d where d.berkas_id = dokumen_akses.berkas_id)
    and peran = layanand.peran()
    and pembaca = coalesce(nullif(current_setting('layanand.klien', true), ''), layanand.saya()::text, 'publik'));

-- Whether this document is open to everybody now; false also for one that there is not.
create function layanand.dokumen_terbuka(p_id uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) from public.dokumen d where d.berkas_id = p_id), false)
$$;

-- For what is told only to those who keep a document: unseen 404, seen but kept by others 403.
create function layanand.dokumen_dikelola(p_id uuid) returns boolean language plpgsql stable as $$
declare
    mengelola boolean := (select layanand.dokumen_mengelola(d.penyelenggara_id) from public.dokumen d where d.berkas_id = p_id);
begin
    if mengelola is null then
        raise exception 'dokumen tidak terlihat' using errcode = 'no_data_found';
    elsif not mengelola then
        raise exception 'dokumen penyelenggara lain' using errcode = 'insufficient_privilege';
    end if;
    return true;
end $$;

-- Search by index: row-level security would read every document first, since matching is not leakproof. So it looks as the owner of the
-- table, applies the same rule itself, and gives nothing but ids, which the reader's statement then looks up under the reader's policies.
create policy dokumen_cari on dokumen for select to current_user using (true);
create function layanand.dokumen_cari(p_q text) returns table (berkas_id uuid, peringkat integer)
language sql stable parallel safe security definer
set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
    select d.berkas_id,
           (1000000 * (ts_rank(d.cari, websearch_to_tsquery('layanand.indonesia', p_q)) + word_similarity(p_q, d.judul)))::integer
      from dokumen d
     where (d.cari @@ websearch_to_tsquery('layanand.indonesia', p_q) or d.judul %> p_q)
       and coalesce(layanand.peran(), '') <> ''
       and (layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) or layanand.dokumen_mengelola(d.penyelenggara_id))
$$;

grant select on dasar_pengecualian, dokumen, dokumen_versi, dokumen_potong, dokumen_akses to layanand_daemon;
grant insert, update on dokumen to layanand_daemon;
grant insert, update (ditarik_pada, alasan_tarik, diperiksa_pada, rusak_pada) on dokumen_versi to layanand_daemon;
grant insert, update (isi) on dokumen_potong to layanand_daemon;
grant insert on dokumen_akses to layanand_daemon;

-- ---------------------------------------------------------------- what may be written, beside who may
create function layanand.jaga_dokumen() returns trigger language plpgsql as $$
begin
    if new.layanan_id is not null
       and not exists (select from public.layanan l where l.id = new.layanan_id and l.penyelenggara_id = new.penyelenggara_id) then
        perform layanand.tolak('dokumen_layanan_asing', '/layanan_id');
    end if;
    if new.dasar_huruf is not null and new.dikecualikan_sampai is null
       and not (select p.tetap from public.dasar_pengecualian p where p.huruf = new.dasar_huruf) then
        perform layanand.tolak('dokumen_perlu_sampai', '/pengecualian/sampai');
    end if;
    if tg_op = 'UPDATE' and not layanand.tidak_dijaga()
       and ((new.berkas_id, new.penyelenggara_id) is distinct from (old.berkas_id, old.penyelenggara_id)
            or old.terbit and not new.terbit or new.versi_isi not in (old.versi_isi, old.versi_isi + 1)) then
        raise exception 'bukan bagian dokumen yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger dokumen_jaga before insert or update on dokumen for each row execute function layanand.jaga_dokumen();

-- A version stays as it was received; that it is broken only the daemon itself can say.
create function layanand.jaga_dokumen_versi() returns trigger language plpgsql as $$
begin
    if not layanand.tidak_dijaga() and (new.diperiksa_pada, new.rusak_pada) is distinct from (old.diperiksa_pada, old.rusak_pada) then
        raise exception 'bukan bagian versi yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger dokumen_versi_jaga before update on dokumen_versi for each row execute function layanand.jaga_dokumen_versi();

-- ---------------------------------------------------------------- rules of movement
insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('dokumen', 'DOK', 'Dokumen', 'ppid', 'rancangan', '{}');

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, kejadian, dasar_hukum)
select 'dokumen', 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, '{pengelola}', 'dokumen.' || kejadian,
       'Perbup Bengkayang 24/2018 Pasal 40 ' || ayat
  from (values
    (0, 'buka', '', '{}'::text[], 'rancangan', 'dicatat', 'ayat (1)'),
    (1, 'ubah', '', '{rancangan,berlaku,diarsipkan,ditarik}', null, 'diubah', 'ayat (4)'),
    (2, 'isi', 'pertama', '{rancangan,ditarik}', 'berlaku', 'diterbitkan', 'ayat (2)'),
    (2, 'isi', 'baru', '{berlaku,diarsipkan}', null, 'diperbarui', 'ayat (2)'),
    (3, 'arsipkan', '', '{berlaku}', 'diarsipkan', 'diarsipkan', 'ayat (1)'),
    (4, 'tarik', '', '{berlaku,diarsipkan}', 'ditarik', 'ditarik', 'ayat (3)'),
    (5, 'tarik-versi', '', '{berlaku,diarsipkan,ditarik}', null, 'versi_ditarik', 'ayat (3)'),
    (6, 'pulihkan', '', '{diarsipkan,ditarik}', 'berlaku', 'dipulihkan', 'ayat (2)')
  ) v (urutan, tindakan, cabang, dari, ke, kejadian, ayat);

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
