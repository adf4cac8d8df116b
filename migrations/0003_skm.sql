-- Satisfaction surveys (P23, PermenPANRB 14/2017): methods, rounds, invitations, answers, rollups and results. An answer keeps no
-- trace of the invitation that admitted it, and what is read afterwards comes from rollups kept in the transaction of the answer.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- methods as data
create table skm_metode (
    kode text not null,
    versi integer not null,
    nama text not null,
    bobot_pembilang integer constraint skm_metode_pembilang check (bobot_pembilang > 0),
    bobot_penyebut integer constraint skm_metode_penyebut check (bobot_penyebut > 0),
    desimal_indeks smallint constraint skm_metode_desimal_indeks check (desimal_indeks between 0 and 6),
    desimal_ikm smallint not null default 2 constraint skm_metode_desimal_ikm check (desimal_ikm between 0 and 4),
    kelas jsonb not null,
    ambang_validitas numeric not null default 0.30,
    ambang_reliabilitas numeric not null default 0.60,
    dasar_hukum text not null,
    berlaku_dari date not null,
    berlaku_sampai date,
    primary key (kode, versi)
);
comment on table skm_metode is 'How an index is computed; a round keeps the method of its year (P46)';
comment on column skm_metode.kode is 'name of the method';
comment on column skm_metode.versi is 'version of it';
comment on column skm_metode.nama is 'name for people';
comment on column skm_metode.bobot_pembilang is 'fixed weight of every unsur, numerator; NULL: 1/n, or the round''s own weights that sum to 1';
comment on column skm_metode.bobot_penyebut is 'fixed weight, denominator';
comment on column skm_metode.desimal_indeks is 'decimals to which the index is rounded before it is multiplied by 25; NULL: not at all';
comment on column skm_metode.desimal_ikm is 'decimals to which the IKM is rounded, half up, before its class is looked up';
comment on column skm_metode.kelas is 'classes from the highest: [{mutu, kinerja, batas}], batas = lowest IKM in hundredths';
comment on column skm_metode.ambang_validitas is 'least item-total correlation of a valid question';
comment on column skm_metode.ambang_reliabilitas is 'least Cronbach''s alpha of a reliable questionnaire';
comment on column skm_metode.dasar_hukum is 'legal basis';
comment on column skm_metode.berlaku_dari is 'first day of validity; the last day of the round''s year decides';
comment on column skm_metode.berlaku_sampai is 'last day of validity, or open';

create table skm_metode_unsur (
    metode text not null,
    versi integer not null,
    urutan smallint not null,
    kode text not null,
    nama text not null,
    pertanyaan_id text not null,
    pertanyaan_en text not null,
    jawaban_id jsonb not null,
    jawaban_en jsonb not null,
    primary key (metode, versi, urutan),
    constraint skm_metode_unsur_kode unique (metode, versi, kode),
    foreign key (metode, versi) references skm_metode (kode, versi)
);
comment on table skm_metode_unsur is 'The unsur of a method with their questions and answers';
comment on column skm_metode_unsur.metode is 'method';
comment on column skm_metode_unsur.versi is 'its version';
comment on column skm_metode_unsur.urutan is 'place in the regulation, from 1';
comment on column skm_metode_unsur.kode is 'code; reports number them differently, so the number says nothing';
comment on column skm_metode_unsur.nama is 'name';
comment on column skm_metode_unsur.pertanyaan_id is 'question in Indonesian';
comment on column skm_metode_unsur.pertanyaan_en is 'question in English';
comment on column skm_metode_unsur.jawaban_id is 'the four answers from 1 to 4, Indonesian';
comment on column skm_metode_unsur.jawaban_en is 'the four answers from 1 to 4, English';

-- ---------------------------------------------------------------- rounds
create table skm_survei (
    berkas_id uuid primary key references berkas (id),
    layanan_id uuid references layanan (id),
    judul text not null,
    tahun smallint not null,
    periode text not null,
    metode text not null constraint skm_survei_metode check (metode in ('sensus', 'sampel')),
    populasi integer not null constraint skm_survei_populasi check (populasi > 0),
    pelaksana_survei text not null constraint skm_survei_pelaksana check (pelaksana_survei in ('mandiri', 'pihak_ketiga')),
    nama_pihak_ketiga text,
    akses text not null constraint skm_survei_akses check (akses in ('terbuka', 'undangan')),
    metode_hitung text not null,
    metode_versi integer not null,
    undangan_dibuat integer not null default 0,
    dibuka_pada timestamptz,
    ditutup_pada timestamptz,
    diterbitkan_pada timestamptz,
    saran_perbaikan jsonb not null default '[]',
    media_publikasi jsonb not null default '[]',
    laporan jsonb not null default '[]',
    foreign key (metode_hitung, metode_versi) references skm_metode (kode, versi)
);
comment on table skm_survei is 'Survey rounds (P23): what is theirs alone, beside berkas';
comment on column skm_survei.berkas_id is 'case';
comment on column skm_survei.layanan_id is 'service it is about, or the whole agency';
comment on column skm_survei.judul is 'title';
comment on column skm_survei.tahun is 'year it counts for (P23(5))';
comment on column skm_survei.periode is 'part of the year, in words';
comment on column skm_survei.metode is 'census or sample (P23(6))';
comment on column skm_survei.populasi is 'users of the service in the period: decides the sample';
comment on column skm_survei.pelaksana_survei is 'own team or third party (P23(8))';
comment on column skm_survei.nama_pihak_ketiga is 'the third party';
comment on column skm_survei.akses is 'terbuka: anybody may answer; undangan: only with a token';
comment on column skm_survei.metode_hitung is 'method of computation';
comment on column skm_survei.metode_versi is 'its version';
comment on column skm_survei.undangan_dibuat is 'invitations given out';
comment on column skm_survei.dibuka_pada is 'legal instant of opening';
comment on column skm_survei.ditutup_pada is 'legal instant of closing';
comment on column skm_survei.diterbitkan_pada is 'legal instant of publication (P23(10))';
comment on column skm_survei.saran_perbaikan is 'suggestions for improvement (P23(9)): [{unsur, uraian, penanggung_jawab, target}]';
comment on column skm_survei.media_publikasi is 'where it was published (P23(10))';
comment on column skm_survei.laporan is 'reports sent (P23(11)(13)): [{tujuan, tanggal, nomor_surat}]';
create index skm_survei_tahun on skm_survei (tahun, berkas_id);

create table skm_unsur (
    survei_id uuid not null references skm_survei (berkas_id),
    urutan smallint not null,
    kode text not null,
    nama text not null,
    pertanyaan_id text not null,
    pertanyaan_en text not null,
    jawaban_id jsonb not null,
    jawaban_en jsonb not null,
    bobot_pembilang integer not null constraint skm_unsur_pembilang check (bobot_pembilang > 0),
    bobot_penyebut integer not null constraint skm_unsur_penyebut check (bobot_penyebut > 0),
    primary key (survei_id, urutan),
    constraint skm_unsur_kode_unik unique (survei_id, kode)
);
comment on table skm_unsur is 'The unsur of a round with its questions and exact weights';
comment on column skm_unsur.survei_id is 'round';
comment on column skm_unsur.urutan is 'place in the arrays of answers and rollups; fixed once the round is open';
comment on column skm_unsur.kode is 'code';
comment on column skm_unsur.nama is 'name';
comment on column skm_unsur.pertanyaan_id is 'question in Indonesian';
comment on column skm_unsur.pertanyaan_en is 'question in English';
comment on column skm_unsur.jawaban_id is 'the four answers from 1 to 4, Indonesian';
comment on column skm_unsur.jawaban_en is 'the four answers from 1 to 4, English';
comment on column skm_unsur.bobot_pembilang is 'weight, numerator';
comment on column skm_unsur.bobot_penyebut is 'weight, denominator';

create table skm_undangan (
    hash bytea primary key,
    survei_id uuid not null references skm_survei (berkas_id)
);
comment on table skm_undangan is 'Invitations that wait for their answer: the answer deletes its row, so nothing is left to join';
comment on column skm_undangan.hash is 'sha256 of the token';
comment on column skm_undangan.survei_id is 'round';
create index skm_undangan_survei on skm_undangan (survei_id);

-- ---------------------------------------------------------------- answers
create table skm_respon (
    id uuid primary key default gen_random_uuid(),
    survei_id uuid not null references skm_survei (berkas_id),
    hari date not null,
    cara text not null constraint skm_respon_cara check (cara in ('daring', 'kertas')),
    nilai smallint[] not null constraint skm_respon_nilai check (1 <= all (nilai) and 4 >= all (nilai)),
    jenis_kelamin text not null,
    usia text not null,
    pendidikan text not null,
    pekerjaan text not null,
    layanan text not null
);
comment on table skm_respon is 'Answers, without who gave them and without the invitation: kept for the recount only';
comment on column skm_respon.id is 'random (UUIDv4): tells nothing about time or order';
comment on column skm_respon.survei_id is 'round';
comment on column skm_respon.hari is 'local day, no finer';
comment on column skm_respon.cara is 'daring (through the API) or kertas (imported from paper)';
comment on column skm_respon.nilai is 'values 1-4 in the order of skm_unsur; NULL: blank';
comment on column skm_respon.jenis_kelamin is 'L, P or NA';
comment on column skm_respon.usia is 'age band, or NA';
comment on column skm_respon.pendidikan is 'education, or NA';
comment on column skm_respon.pekerjaan is 'occupation, or NA';
comment on column skm_respon.layanan is 'id of the service received, or NA';
create index skm_respon_survei on skm_respon (survei_id);

create table skm_saran (
    id uuid primary key default gen_random_uuid(),
    survei_id uuid not null references skm_survei (berkas_id),
    isi text not null
);
comment on table skm_saran is 'What respondents wrote, apart from their answers';
comment on column skm_saran.id is 'random (UUIDv4)';
comment on column skm_saran.survei_id is 'round';
comment on column skm_saran.isi is 'the words';
create index skm_saran_survei on skm_saran (survei_id);

create table skm_rekap (
    survei_id uuid not null references skm_survei (berkas_id),
    atribut text not null,
    kelompok text not null,
    pecahan smallint not null,
    responden bigint not null,
    dikecualikan bigint not null,
    jumlah bigint[] not null,
    terisi bigint[] not null,
    lengkap bigint not null,
    x bigint[] not null,
    xx bigint[] not null,
    xt bigint[] not null,
    t bigint not null,
    tt bigint not null,
    primary key (survei_id, atribut, kelompok, pecahan)
);
comment on table skm_rekap is 'Sums of the answers, kept in the transaction of each answer; several rows per group so that answers do not queue';
comment on column skm_rekap.survei_id is 'round';
comment on column skm_rekap.atribut is 'empty: all answers; else what they are grouped by';
comment on column skm_rekap.kelompok is 'the group';
comment on column skm_rekap.pecahan is 'which of the rows of this group; readers sum over them';
comment on column skm_rekap.responden is 'answers counted: with at least one value';
comment on column skm_rekap.dikecualikan is 'answers left out: wholly blank';
comment on column skm_rekap.jumlah is 'sum of values per unsur';
comment on column skm_rekap.terisi is 'number of values per unsur';
comment on column skm_rekap.lengkap is 'answers without a blank: those of validity and reliability';
comment on column skm_rekap.x is 'sum of values of the complete ones per unsur';
comment on column skm_rekap.xx is 'sum of squares of the complete ones per unsur';
comment on column skm_rekap.xt is 'sum of value times total of the complete ones per unsur';
comment on column skm_rekap.t is 'sum of the totals of the complete ones';
comment on column skm_rekap.tt is 'sum of the squared totals of the complete ones';

create table skm_hasil (
    survei_id uuid primary key references skm_survei (berkas_id),
    responden bigint not null,
    dikecualikan bigint not null,
    sampel_minimum integer not null,
    jumlah bigint[] not null,
    terisi bigint[] not null,
    ditahan boolean not null,
    skm numeric,
    ikm numeric,
    mutu text,
    kinerja text,
    unsur json not null,
    unsur_terendah json not null,
    unsur_tertinggi json not null,
    validitas json,
    reliabilitas json,
    demografi json not null,
    layanan json not null,
    sidik_masukan text not null,
    dihitung_pada timestamptz not null
);
comment on table skm_hasil is 'Results, computed once when the round closes';
comment on column skm_hasil.survei_id is 'round';
comment on column skm_hasil.responden is 'answers counted';
comment on column skm_hasil.dikecualikan is 'wholly blank answers left out';
comment on column skm_hasil.sampel_minimum is 'Krejcie-Morgan for the population; the population itself for a census';
comment on column skm_hasil.jumlah is 'sum of values per unsur, in the order of skm_unsur';
comment on column skm_hasil.terisi is 'number of values per unsur';
comment on column skm_hasil.ditahan is 'an unsur has fewer than 5 values: no figures are shown';
comment on column skm_hasil.skm is 'index 1-4, 4 decimals';
comment on column skm_hasil.ikm is 'IKM 25-100';
comment on column skm_hasil.mutu is 'class';
comment on column skm_hasil.kinerja is 'the class in words';
comment on column skm_hasil.unsur is 'per unsur: sums, NRR, class';
comment on column skm_hasil.unsur_terendah is 'codes of the unsur with the lowest NRR';
comment on column skm_hasil.unsur_tertinggi is 'codes of the unsur with the highest NRR';
comment on column skm_hasil.validitas is 'item-total correlations';
comment on column skm_hasil.reliabilitas is 'Cronbach''s alpha';
comment on column skm_hasil.demografi is 'break-downs by attribute; small groups withheld';
comment on column skm_hasil.layanan is 'break-down by service; small groups withheld';
comment on column skm_hasil.sidik_masukan is 'sha256 over method, weights, sums and counts';
comment on column skm_hasil.dihitung_pada is 'legal instant of the computation';

-- ---------------------------------------------------------------- policies
do $$
declare
    tabel text;
begin
    foreach tabel in array array['skm_metode', 'skm_metode_unsur', 'skm_survei', 'skm_unsur', 'skm_undangan', 'skm_respon', 'skm_saran', 'skm_rekap', 'skm_hasil'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
end $$;

-- Answers, invitations and rollups are touched by the functions below and by nobody else.
create function layanand.skm_mencatat() returns boolean language sql stable parallel safe
    as $$ select coalesce(current_setting('layanand.skm', true), '') = '1' $$;

-- A round that is open to answers or published is public; before and between it belongs to those who conduct it.
create policy berkas_skm_lihat on berkas for select using (
    proses = 'skm' and (status in ('dibuka', 'dipublikasikan', 'dilaporkan') and coalesce(layanand.peran(), '') <> ''
                        or layanand.skm_mencatat()));

create function layanand.skm_menangani(p_survei uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                       from public.berkas b where b.id = p_survei), false)
$$;

create policy skm_metode_baca on skm_metode for select using (coalesce(layanand.peran(), '') <> '');
create policy skm_metode_sistem on skm_metode for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
create policy skm_metode_unsur_baca on skm_metode_unsur for select using (coalesce(layanand.peran(), '') <> '');
create policy skm_metode_unsur_sistem on skm_metode_unsur for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
create policy skm_survei_lihat on skm_survei for select using ((select true from berkas b where b.id = berkas_id));
create policy skm_survei_buat on skm_survei for insert with check (layanand.skm_menangani(berkas_id));
create policy skm_survei_ubah on skm_survei for update using (layanand.skm_menangani(berkas_id));
create policy skm_unsur_lihat on skm_unsur for select using ((select true from berkas b where b.id = survei_id));
create policy skm_unsur_buat on skm_unsur for insert with check (layanand.skm_menangani(survei_id));
create policy skm_unsur_hapus on skm_unsur for delete using (layanand.skm_menangani(survei_id));
create policy skm_undangan_buat on skm_undangan for insert with check (layanand.skm_menangani(survei_id));
create policy skm_undangan_catat on skm_undangan for all using (layanand.skm_mencatat()) with check (layanand.skm_mencatat());
create policy skm_respon_catat on skm_respon for all using (layanand.skm_mencatat()) with check (layanand.skm_mencatat());
create policy skm_rekap_catat on skm_rekap for all using (layanand.skm_mencatat()) with check (layanand.skm_mencatat());
create policy skm_saran_catat on skm_saran for insert with check (layanand.skm_mencatat());
create policy skm_saran_lihat on skm_saran for select using (layanand.skm_menangani(survei_id));
create policy skm_hasil_lihat on skm_hasil for select using ((select true from berkas b where b.id = survei_id));
create policy skm_hasil_buat on skm_hasil for insert with check (layanand.skm_menangani(survei_id));

grant select on skm_metode, skm_metode_unsur, skm_survei, skm_unsur, skm_undangan, skm_respon, skm_saran, skm_rekap, skm_hasil to layanand_daemon;
grant insert, update on skm_survei to layanand_daemon;
grant insert, delete on skm_unsur to layanand_daemon;
grant insert on skm_undangan, skm_hasil to layanand_daemon;

-- ---------------------------------------------------------------- rules of movement
-- Opening the round is the action `buka` on a case that exists; opening a case is the `buka` that comes from no state.
create or replace function layanand.boleh(b berkas, a aturan_tindakan, terbuka text[], induk uuid) returns boolean language sql stable parallel safe as $$
    select a.dari <> '{}' and layanand.aturan_kena(b, a) and layanand.aturan_berlaku(b, a)
       and (a.perlu_tenggat is null or a.perlu_tenggat = any (terbuka))
       and layanand.pelaku_cocok(b, layanand.aturan_pelaku(b, a), induk)
$$;

insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('skm', 'SKM', 'Survei kepuasan masyarakat', 'tim_skm', 'rancangan', '{}');

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, kejadian, dasar_hukum)
select 'skm', 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, '{petugas}', 'skm.' || kejadian, 'Perbup Bengkayang 24/2018 Pasal 23 ' || ayat
  from (values
    (0, 'buka', '', '{}'::text[], 'rancangan', 'dirancang', 'ayat (5)'),
    (1, 'ubah', '', '{rancangan}', null, 'diubah', 'ayat (5)'),
    (2, 'undangan', '', '{rancangan,dibuka}', null, 'diundang', 'ayat (6)'),
    (3, 'buka', 'survei', '{rancangan}', 'dibuka', 'dibuka', 'ayat (6)'),
    (4, 'impor', '', '{dibuka}', null, 'diimpor', 'ayat (6)'),
    (5, 'tutup', '', '{dibuka}', 'ditutup', 'ditutup', 'ayat (12)'),
    (6, 'saran-perbaikan', 'pertama', '{ditutup}', 'dianalisis', 'dianalisis', 'ayat (9)'),
    (6, 'saran-perbaikan', 'lagi', '{dianalisis}', null, 'dianalisis', 'ayat (9)'),
    (7, 'publikasi', '', '{dianalisis}', 'dipublikasikan', 'dipublikasikan', 'ayat (10)'),
    (8, 'laporkan', 'pertama', '{dipublikasikan}', 'dilaporkan', 'dilaporkan', 'ayat (11)'),
    (8, 'laporkan', 'lagi', '{dilaporkan}', null, 'dilaporkan', 'ayat (11)')
  ) v (urutan, tindakan, cabang, dari, ke, kejadian, ayat);

-- ---------------------------------------------------------------- taking answers
create function layanand.skm_jumlahkan(a bigint[], b bigint[]) returns bigint[] language sql immutable strict parallel safe as $$
    select array_agg(u.x + u.y order by u.urutan) from unnest(a, b) with ordinality u (x, y, urutan)
$$;

-- Age bands as practised in published reports.
create function layanand.skm_usia(usia integer) returns text language sql immutable parallel safe as $$
    select case when usia is null then 'NA' when usia <= 18 then '<=18' when usia <= 25 then '19-25' when usia <= 35 then '26-35'
                when usia <= 45 then '36-45' when usia <= 55 then '46-55' else '>=56' end
$$;

-- Several answers at once: [{nilai: [3, null, ...], jenis_kelamin, usia, pendidikan, pekerjaan, layanan, saran}]. Rows and rollups
-- are written together; the rows of the rollup are locked in one order. Returns how many were left out as wholly blank.
create function layanand.skm_simpan(p_survei uuid, p_cara text, p_hari date, p_jawaban jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    kosong bigint;
begin
    perform set_config('layanand.skm', '1', true);
    with masuk as materialized (
        select array(select case jsonb_typeof(n.v) when 'number' then n.v::text::smallint end
                       from jsonb_array_elements(j.v -> 'nilai') with ordinality n (v, o) order by n.o) as nilai,
               coalesce(j.v ->> 'jenis_kelamin', 'NA') as jenis_kelamin, layanand.skm_usia((j.v ->> 'usia')::integer) as usia,
               coalesce(j.v ->> 'pendidikan', 'NA') as pendidikan, coalesce(j.v ->> 'pekerjaan', 'NA') as pekerjaan,
               coalesce(j.v ->> 'layanan', 'NA') as layanan, j.v ->> 'saran' as saran, j.o as urut
          from jsonb_array_elements(p_jawaban) with ordinality j (v, o)
    ), simpan as (
        insert into skm_respon (survei_id, hari, cara, nilai, jenis_kelamin, usia, pendidikan, pekerjaan, layanan)
        select p_survei, p_hari, p_cara, m.nilai, m.jenis_kelamin, m.usia, m.pendidikan, m.pekerjaan, m.layanan from masuk m
         order by random()
    ), simpan_saran as (
        insert into skm_saran (survei_id, isi) select p_survei, m.saran from masuk m where m.saran is not null order by random()
    ), satuan as (
        select m.*, array_position(m.nilai, null) is null as lengkap, (select sum(v) from unnest(m.nilai) v) as total
          from masuk m
    ), kelompok as (
        select s.urut, s.nilai, s.total, s.lengkap, k.atribut, k.kelompok
          from satuan s
         cross join lateral (values ('', ''), ('jenis_kelamin', s.jenis_kelamin), ('usia', s.usia), ('pendidikan', s.pendidikan),
                                    ('pekerjaan', s.pekerjaan), ('layanan', s.layanan)) k (atribut, kelompok)
    ), kepala as (
        select k.atribut, k.kelompok, count(k.total) as responden, count(*) - count(k.total) as dikecualikan,
               count(*) filter (where k.lengkap) as lengkap,
               coalesce(sum(k.total) filter (where k.lengkap), 0) as t, coalesce(sum(k.total * k.total) filter (where k.lengkap), 0) as tt
          from kelompok k group by k.atribut, k.kelompok
    ), isi as (
        select y.atribut, y.kelompok, array_agg(y.jumlah order by y.o) as jumlah, array_agg(y.terisi order by y.o) as terisi,
               array_agg(y.x order by y.o) as x, array_agg(y.xx order by y.o) as xx, array_agg(y.xt order by y.o) as xt
          from (select k.atribut, k.kelompok, u.o, coalesce(sum(u.v), 0)::bigint as jumlah, count(u.v) as terisi,
                       coalesce(sum(u.v) filter (where k.lengkap), 0)::bigint as x,
                       coalesce(sum(u.v * u.v) filter (where k.lengkap), 0)::bigint as xx,
                       coalesce(sum(u.v * k.total) filter (where k.lengkap), 0)::bigint as xt
                  from kelompok k cross join lateral unnest(k.nilai) with ordinality u (v, o)
                 group by k.atribut, k.kelompok, u.o) y
         group by y.atribut, y.kelompok
    ), rekap as (
        insert into skm_rekap as r (survei_id, atribut, kelompok, pecahan, responden, dikecualikan, jumlah, terisi, lengkap, x, xx, xt, t, tt)
        select p_survei, h.atribut, h.kelompok, p.pecahan, h.responden, h.dikecualikan, i.jumlah, i.terisi, h.lengkap, i.x, i.xx, i.xt,
               h.t, h.tt
          from kepala h
          join isi i on i.atribut = h.atribut and i.kelompok = h.kelompok
         cross join (select (random() * 15)::smallint as pecahan) p
         order by h.atribut, h.kelompok
        on conflict (survei_id, atribut, kelompok, pecahan) do update
           set responden = r.responden + excluded.responden, dikecualikan = r.dikecualikan + excluded.dikecualikan,
               jumlah = layanand.skm_jumlahkan(r.jumlah, excluded.jumlah), terisi = layanand.skm_jumlahkan(r.terisi, excluded.terisi),
               lengkap = r.lengkap + excluded.lengkap, x = layanand.skm_jumlahkan(r.x, excluded.x),
               xx = layanand.skm_jumlahkan(r.xx, excluded.xx), xt = layanand.skm_jumlahkan(r.xt, excluded.xt),
               t = r.t + excluded.t, tt = r.tt + excluded.tt
    )
    select count(*) - count(s.total) into kosong from satuan s;
    perform set_config('layanand.skm', '', true);
    return kosong;
end $$;

-- What closes a round waits for answers under way, and they see it closed afterwards.
create function layanand.skm_kunci(p_survei uuid) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended(p_survei::text, 23))
$$;

-- One answer of a respondent. Refusals by the name of a constraint (src/db/sqlstate.c).
create function layanand.skm_jawab(p_survei uuid, p_token text, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    s record;
    nilai jsonb;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23));
    perform set_config('layanand.skm', '1', true);
    select b.status, b.penyelenggara_id, v.akses, v.layanan_id into s
      from berkas b join skm_survei v on v.berkas_id = b.id where b.id = p_survei;
    if coalesce(s.status, 'rancangan') = 'rancangan' then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif s.status <> 'dibuka' then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    elsif p_token is null and s.akses = 'undangan' then
        raise exception 'perlu undangan' using constraint = 'skm_perlu_undangan';
    elsif exists (select 1 from jsonb_object_keys(p_jawaban) k (kode)
                   where not exists (select 1 from skm_unsur u where u.survei_id = p_survei and u.kode = k.kode)) then
        raise exception 'unsur asing' using constraint = 'skm_unsur_asing';
    elsif p_layanan is not null and (p_layanan <> s.layanan_id
            or not exists (select 1 from layanan l where l.id = p_layanan and l.penyelenggara_id = s.penyelenggara_id)) then
        raise exception 'layanan asing' using constraint = 'skm_layanan_asing';
    end if;
    if p_token is not null then
        delete from skm_undangan u where u.hash = sha256(convert_to(p_token, 'UTF8')) and u.survei_id = p_survei;
        if not found then
            raise exception 'undangan tidak berlaku' using constraint = 'skm_undangan_habis';
        end if;
    end if;
    nilai := (select jsonb_agg(p_jawaban -> u.kode order by u.urutan) from skm_unsur u where u.survei_id = p_survei);
    perform layanand.skm_simpan(p_survei, 'daring', p_hari, jsonb_build_array(
        coalesce(p_profil, '{}') || jsonb_build_object('nilai', nilai, 'layanan', p_layanan, 'saran', p_saran)));
    return true;
end $$;

-- The rollups of a round for those who conduct it once it is closed to answers, summed over their rows.
create function layanand.skm_rekap_baca(p_survei uuid) returns table (atribut text, kelompok text, responden bigint, dikecualikan bigint,
    jumlah bigint[], terisi bigint[], lengkap bigint, x bigint[], xx bigint[], xt bigint[], t bigint, tt bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not layanand.skm_menangani(p_survei) then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.skm', '1', true);
    return query
        select h.atribut, h.kelompok, h.responden, h.dikecualikan, i.jumlah, i.terisi, h.lengkap, i.x, i.xx, i.xt, h.t, h.tt
          from (select r.atribut, r.kelompok, sum(r.responden)::bigint as responden, sum(r.dikecualikan)::bigint as dikecualikan,
                       sum(r.lengkap)::bigint as lengkap, sum(r.t)::bigint as t, sum(r.tt)::bigint as tt
                  from skm_rekap r where r.survei_id = p_survei group by r.atribut, r.kelompok) h
          join (select y.atribut, y.kelompok, array_agg(y.jumlah order by y.o) as jumlah, array_agg(y.terisi order by y.o) as terisi,
                       array_agg(y.x order by y.o) as x, array_agg(y.xx order by y.o) as xx, array_agg(y.xt order by y.o) as xt
                  from (select r.atribut, r.kelompok, u.o, sum(u.a)::bigint as jumlah, sum(u.b)::bigint as terisi, sum(u.c)::bigint as x,
                               sum(u.d)::bigint as xx, sum(u.e)::bigint as xt
                          from skm_rekap r
                         cross join lateral unnest(r.jumlah, r.terisi, r.x, r.xx, r.xt) with ordinality u (a, b, c, d, e, o)
                         where r.survei_id = p_survei
                         group by r.atribut, r.kelompok, u.o) y
                 group by y.atribut, y.kelompok) i on i.atribut = h.atribut and i.kelompok = h.kelompok;
    perform set_config('layanand.skm', '', true);
end $$;

-- Invitations that nobody used end with the round.
create function layanand.skm_undangan_akhiri(p_survei uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if layanand.skm_menangani(p_survei) then
        perform set_config('layanand.skm', '1', true);
        delete from skm_undangan u where u.survei_id = p_survei;
        perform set_config('layanand.skm', '', true);
    end if;
end $$;

-- ---------------------------------------------------------------- the methods
insert into skm_metode (kode, versi, nama, bobot_pembilang, bobot_penyebut, kelas, dasar_hukum, berlaku_dari, berlaku_sampai) values
    ('permenpanrb-14-2017', 1, 'Sembilan unsur, bobot tepat 1/n', null, null,
     '[{"mutu": "A", "kinerja": "Sangat Baik", "batas": 8831}, {"mutu": "B", "kinerja": "Baik", "batas": 7661},
       {"mutu": "C", "kinerja": "Kurang Baik", "batas": 6500}, {"mutu": "D", "kinerja": "Tidak Baik", "batas": 0}]',
     'PermenPANRB 14/2017', '2017-05-09', null),
    ('kep-25-2004', 1, 'Empat belas unsur, bobot tercetak 0,071', 71, 1000,
     '[{"mutu": "A", "kinerja": "Sangat Baik", "batas": 8126}, {"mutu": "B", "kinerja": "Baik", "batas": 6251},
       {"mutu": "C", "kinerja": "Kurang Baik", "batas": 4376}, {"mutu": "D", "kinerja": "Tidak Baik", "batas": 0}]',
     'KEP/25/M.PAN/2/2004', '2004-02-24', '2017-05-08');

insert into skm_metode_unsur (metode, versi, urutan, kode, nama, pertanyaan_id, pertanyaan_en, jawaban_id, jawaban_en)
select 'permenpanrb-14-2017', 1, v.urutan, v.kode, v.nama, v.id, v.en, v.jid, v.jen
  from (values
    (1, 'persyaratan', 'Persyaratan', 'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
        'How well do the requirements fit the kind of service?',
        '["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]'::jsonb, '["Not at all", "Not quite", "Well", "Very well"]'::jsonb),
    (2, 'prosedur', 'Sistem, mekanisme, dan prosedur', 'Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
        'How easy is the procedure of the service?',
        '["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"]', '["Not easy", "Less easy", "Easy", "Very easy"]'),
    (3, 'waktu', 'Waktu penyelesaian', 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
        'How quickly is the service given?',
        '["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"]', '["Not quickly", "Less quickly", "Quickly", "Very quickly"]'),
    (4, 'biaya', 'Biaya/tarif', 'Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
        'How fair is the cost of the service?',
        '["Sangat mahal", "Cukup mahal", "Murah", "Gratis"]', '["Very expensive", "Rather expensive", "Cheap", "Free"]'),
    (5, 'produk', 'Produk spesifikasi jenis pelayanan',
        'Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
        'How well does what was given match the service standard?',
        '["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]', '["Not at all", "Not quite", "Well", "Very well"]'),
    (6, 'kompetensi', 'Kompetensi pelaksana', 'Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
        'How competent are the officers?',
        '["Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"]', '["Not competent", "Less competent", "Competent", "Very competent"]'),
    (7, 'perilaku', 'Perilaku pelaksana', 'Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
        'How polite and friendly are the officers?',
        '["Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"]',
        '["Not polite", "Less polite", "Polite and friendly", "Very polite and friendly"]'),
    (8, 'pengaduan', 'Penanganan pengaduan, saran dan masukan', 'Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
        'How are complaints of users handled?',
        '["Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"]',
        '["There is no way", "There is one that does not work", "It works less than fully", "Well managed"]'),
    (9, 'sarana', 'Sarana dan prasarana', 'Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
        'How good are the facilities?',
        '["Buruk", "Cukup", "Baik", "Sangat baik"]', '["Poor", "Fair", "Good", "Very good"]')
  ) v (urutan, kode, nama, id, en, jid, jen);

insert into skm_metode_unsur (metode, versi, urutan, kode, nama, pertanyaan_id, pertanyaan_en, jawaban_id, jawaban_en)
select 'kep-25-2004', 1, v.urutan, v.kode, v.nama, 'Bagaimana pendapat Saudara tentang ' || lower(v.nama) || '?', 'What do you think of: ' || v.en || '?',
       '["Tidak baik", "Kurang baik", "Baik", "Sangat baik"]', '["Not good", "Less good", "Good", "Very good"]'
  from (values
    (1, 'prosedur', 'Prosedur pelayanan', 'procedure of the service'), (2, 'persyaratan', 'Persyaratan pelayanan', 'requirements'),
    (3, 'kejelasan_petugas', 'Kejelasan petugas pelayanan', 'knowing who the officer is'),
    (4, 'kedisiplinan_petugas', 'Kedisiplinan petugas pelayanan', 'discipline of the officers'),
    (5, 'tanggung_jawab_petugas', 'Tanggung jawab petugas pelayanan', 'responsibility of the officers'),
    (6, 'kemampuan_petugas', 'Kemampuan petugas pelayanan', 'ability of the officers'), (7, 'kecepatan', 'Kecepatan pelayanan', 'speed'),
    (8, 'keadilan', 'Keadilan mendapatkan pelayanan', 'fairness'), (9, 'kesopanan', 'Kesopanan dan keramahan petugas', 'politeness'),
    (10, 'kewajaran_biaya', 'Kewajaran biaya pelayanan', 'fairness of the cost'), (11, 'kepastian_biaya', 'Kepastian biaya pelayanan', 'certainty of the cost'),
    (12, 'kepastian_jadwal', 'Kepastian jadwal pelayanan', 'certainty of the schedule'), (13, 'kenyamanan', 'Kenyamanan lingkungan', 'comfort'),
    (14, 'keamanan', 'Keamanan pelayanan', 'safety')
  ) v (urutan, kode, nama, en);

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
