-- Selection of officers (P5(1)(2)): criteria made public before there are candidates, scores of named assessors, a result that can be computed again and is
-- published. And what the engine learns for it: people who take part in a case without owning or handling it, rules for cases of one class, and
-- deadlines whose last day the case itself names.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- rules for one class; last days that a case names
alter table aturan_tindakan add column kelas text;
comment on column aturan_tindakan.kelas is 'only for cases of this class; NULL: for all';
create or replace function layanand.aturan_berlaku(b berkas, a aturan_tindakan) returns boolean language sql immutable parallel safe as $$
    select b.status = any (a.dari) and b.pembukaan_ulang between a.ulang_min and a.ulang_maks and (a.kelas is null or a.kelas = b.kelas)
$$;

alter table aturan_tenggat alter column panjang drop not null;
comment on column aturan_tenggat.panjang is 'length in satuan; NULL: until the day that the case names (berkas_jadwal)';
alter table aturan_tenggat add constraint aturan_tenggat_jadwal check (panjang is not null or satuan = 'hari' and mulai_sesudah is null);
alter table aturan_tenggat add column jendela boolean not null default false;
comment on column aturan_tenggat.jendela is 'a time in which something may be done: when it has passed nothing is owed any more';

create table berkas_jadwal (
    berkas_id uuid not null references berkas (id),
    jenis text not null,
    sampai date not null,
    primary key (berkas_id, jenis)
);
comment on table berkas_jadwal is 'Last days that a case itself has announced, for the deadlines whose rule leaves the length to it';
comment on column berkas_jadwal.berkas_id is 'case';
comment on column berkas_jadwal.jenis is 'kind of deadline';
comment on column berkas_jadwal.sampai is 'its last day';

-- What has begun to run is only put off: nobody is overtaken by an end that comes earlier than announced.
create function layanand.jaga_jadwal() returns trigger language plpgsql as $$
begin
    if not layanand.tidak_dijaga()
       and ((new.berkas_id, new.jenis) is distinct from (old.berkas_id, old.jenis)
            or new.sampai <= old.sampai and exists (select from public.tenggat t where t.berkas_id = old.berkas_id and t.jenis = old.jenis)) then
        raise exception 'jadwal yang berjalan hanya diundurkan' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger berkas_jadwal_jaga before update on berkas_jadwal for each row execute function layanand.jaga_jadwal();

alter policy tenggat_menurut_aturan on tenggat
    with check (layanand.peran() = 'sistem'
                or (select (r.jenis, r.versi, r.satuan, r.dasar_hukum,
                            coalesce(r.panjang, (select j.sampai - layanand.tanggal(tenggat.mulai) from berkas_jadwal j
                                                  where j.berkas_id = tenggat.berkas_id and j.jenis = r.jenis)))
                           = (tenggat.jenis, aturan_versi, tenggat.satuan, tenggat.dasar_hukum, tenggat.panjang)
                      from aturan_tenggat r where r.id = aturan_id));

-- ---------------------------------------------------------------- people who take part
create table berkas_pihak (
    berkas_id uuid not null references berkas (id),
    orang uuid not null references pelaksana (id),
    sebagai text not null constraint berkas_pihak_sebagai check (sebagai in ('penilai', 'peserta')),
    primary key (berkas_id, orang)
);
comment on table berkas_pihak is 'Officers who take part in a case without handling it, each in one part: nobody judges what he takes part in';
comment on column berkas_pihak.berkas_id is 'case';
comment on column berkas_pihak.orang is 'the officer';
comment on column berkas_pihak.sebagai is 'part: penilai (assessor) or peserta (candidate); rules name it as pelaku';
create index berkas_pihak_orang on berkas_pihak (orang, berkas_id);

-- The caller's part in a case.
create function layanand.pihak(p_berkas uuid) returns text language plpgsql stable parallel safe as $$
declare
    saya uuid := layanand.saya(); -- a plain value: compared before the policy is asked, which asks here
begin
    if coalesce(layanand.peran(), '') not in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi') then
        return null;
    end if;
    return (select p.sebagai from public.berkas_pihak p where p.berkas_id = p_berkas and p.orang = saya);
end $$;

-- The same in the words of the rules; pelaksana_lain: an officer who neither handles the case nor has a part in it yet.
create function layanand.pihak_saya(b berkas) returns text[] language plpgsql stable parallel safe as $$
declare
    bagian text := layanand.pihak(b.id);
begin
    if bagian is null and layanand.peran() in ('pelaksana', 'kepala_penyelenggara')
       and not layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id) then
        bagian := 'pelaksana_lain';
    end if;
    return case when bagian is not null then array[bagian] end;
end $$;

comment on column aturan_tindakan.pelaku is 'who may: pemilik, petugas, pengelola, kepala_penyelenggara, bagian_organisasi, ombudsman, sistem, a part in the case (penilai, peserta), pelaksana_lain';
-- As before, with the part he has in a case of those processes that have parts.
create or replace function layanand.pelaku_saya(b berkas, induk uuid) returns text[] language sql stable parallel safe as $$
    select case layanand.peran()
               when 'masyarakat' then case when b.pemilik_id = layanand.saya() then array['pemilik'] end
               when 'ombudsman' then array['ombudsman']
               when 'pelaksana' then
                   case when b.terlapor_id = layanand.saya() then null
                        when b.penyelenggara_id = layanand.penyelenggara_saya() and layanand.bertugas(b.tugas) then array['petugas', 'pengelola']
                        when b.pelaksana_id = layanand.saya() then array['petugas'] end
               when 'kepala_penyelenggara' then
                   case when b.terlapor_id = layanand.saya() then null
                        when layanand.penyelenggara_saya() in (b.penyelenggara_id, induk) then array['petugas', 'pengelola', 'kepala_penyelenggara'] end
               when 'bagian_organisasi' then
                   case when b.terlapor_id = layanand.saya() then null else array['petugas', 'pengelola', 'bagian_organisasi'] end
           end
        || case when b.kode_akses_hash = layanand.kode_akses() then array['pemilik'] end
        || case b.proses when 'seleksi' then layanand.pihak_saya(b) end
$$;

-- Whether the caller may lock and move the case for his part in it, or by a rule of this moment that asks for none.
create function layanand.pihak_bertindak(b berkas) returns boolean language plpgsql stable parallel safe as $$
begin
    return b.ditutup_pada is null and layanand.pihak(b.id) is not null
        or exists (select from public.aturan_tindakan a
                    where layanand.aturan_kena(b, a) and layanand.aturan_berlaku(b, a) and 'pelaksana_lain' = any (a.pelaku)
                      and 'pelaksana_lain' = any (layanand.pihak_saya(b)));
end $$;

-- ---------------------------------------------------------------- selections
create table seleksi (
    berkas_id uuid primary key references berkas (id),
    judul text not null,
    jenis text not null references jenis_penetapan (jenis),
    jabatan text,
    kuota smallint not null constraint seleksi_kuota check (kuota between 1 and 200),
    metode text[] not null constraint seleksi_metode check (
        cardinality(metode) > 0 and (metode <@ array['tes_tertulis', 'wawancara'] or metode = array['penunjukan'])),
    kebijakan text,
    persyaratan jsonb not null,
    nilai_minimum numeric(5, 2) constraint seleksi_nilai_minimum check (nilai_minimum between 0 and 100),
    pendaftaran_dari date,
    diumumkan_pada timestamptz,
    constraint seleksi_penunjukan check (metode <> array['penunjukan'] or kebijakan is not null and nilai_minimum is null)
);
comment on table seleksi is 'Selections of officers (P5(1)(2)): what is announced, and fixed from then on';
comment on column seleksi.berkas_id is 'case; its class: uji (tests and interviews) or penunjukan';
comment on column seleksi.judul is 'title';
comment on column seleksi.jenis is 'kind of decision, and so the duties, that it selects for';
comment on column seleksi.jabatan is 'position sought, in words';
comment on column seleksi.kuota is 'how many are sought';
comment on column seleksi.metode is 'tes_tertulis and/or wawancara, or penunjukan (P5(2))';
comment on column seleksi.kebijakan is 'policy of the head that it follows (P5(2)); an appointment has one';
comment on column seleksi.persyaratan is 'conditions, a list of texts: nobody is dropped for another';
comment on column seleksi.nilai_minimum is 'value below which nobody is chosen';
comment on column seleksi.pendaftaran_dari is 'first day of registration; NULL: from the announcement on. Its last day: berkas_jadwal';
comment on column seleksi.diumumkan_pada is 'instant of the announcement';

create table seleksi_kriteria (
    berkas_id uuid not null references seleksi (berkas_id),
    urutan smallint not null,
    kode text not null,
    nama text not null,
    indikator text not null,
    metode text,
    bobot smallint constraint seleksi_kriteria_bobot check (bobot between 1 and 100),
    primary key (berkas_id, kode)
);
comment on table seleksi_kriteria is 'By what candidates are judged, in order';
comment on column seleksi_kriteria.berkas_id is 'selection';
comment on column seleksi_kriteria.urutan is 'place in the list, from 1';
comment on column seleksi_kriteria.kode is 'short name within the selection';
comment on column seleksi_kriteria.nama is 'the competence';
comment on column seleksi_kriteria.indikator is 'how it shows';
comment on column seleksi_kriteria.metode is 'by which of the methods it is judged; NULL: by any';
comment on column seleksi_kriteria.bobot is 'weight, of 100 altogether; NULL: an appointment, which weighs in words';

create table seleksi_peserta (
    berkas_id uuid not null references seleksi (berkas_id),
    pelaksana_id uuid not null references pelaksana (id),
    nomor integer not null,
    status text not null constraint seleksi_peserta_status check (status in ('terdaftar', 'gugur', 'mundur')),
    sumber text not null constraint seleksi_peserta_sumber check (sumber in ('mandiri', 'diusulkan')),
    keterangan text,
    riwayat jsonb not null default '[]',
    didaftarkan_pada timestamptz not null,
    primary key (berkas_id, pelaksana_id),
    constraint seleksi_peserta_nomor unique (berkas_id, nomor)
);
comment on table seleksi_peserta is 'Candidates; beside themselves known only to those who judge and handle';
comment on column seleksi_peserta.berkas_id is 'selection';
comment on column seleksi_peserta.pelaksana_id is 'the officer';
comment on column seleksi_peserta.nomor is 'number of the event by which he came to it: says nothing about him';
comment on column seleksi_peserta.status is 'in it, dropped for a condition, withdrawn';
comment on column seleksi_peserta.sumber is 'by himself, or proposed';
comment on column seleksi_peserta.keterangan is 'how he meets the conditions';
comment on column seleksi_peserta.riwayat is 'what became of him: [{status, waktu, persyaratan, alasan}]';
comment on column seleksi_peserta.didaftarkan_pada is 'legal instant';
create index seleksi_peserta_pelaksana on seleksi_peserta (pelaksana_id);

create table seleksi_nilai (
    berkas_id uuid not null,
    pelaksana_id uuid not null,
    kriteria text not null,
    penilai_id uuid not null references pelaksana (id),
    ke integer not null,
    nilai numeric(5, 2) constraint seleksi_nilai_skala check (nilai between 0 and 100),
    pengecualian text,
    dicatat_pada timestamptz not null,
    primary key (berkas_id, pelaksana_id, kriteria, penilai_id, ke),
    foreign key (berkas_id, pelaksana_id) references seleksi_peserta (berkas_id, pelaksana_id),
    foreign key (berkas_id, kriteria) references seleksi_kriteria (berkas_id, kode),
    constraint seleksi_nilai_isi check (num_nonnulls(nilai, pengecualian) = 1),
    constraint seleksi_nilai_diri check (penilai_id <> pelaksana_id)
);
comment on table seleksi_nilai is 'Scores, only added: of an assessor, a candidate and a criterion the last one counts';
comment on column seleksi_nilai.berkas_id is 'selection';
comment on column seleksi_nilai.pelaksana_id is 'candidate';
comment on column seleksi_nilai.kriteria is 'criterion';
comment on column seleksi_nilai.penilai_id is 'assessor';
comment on column seleksi_nilai.ke is 'first, second, ... of this assessor for them';
comment on column seleksi_nilai.nilai is '0 to 100; NULL: excused';
comment on column seleksi_nilai.pengecualian is 'why the assessor does not judge here';
comment on column seleksi_nilai.dicatat_pada is 'legal instant';
create index seleksi_nilai_penilai on seleksi_nilai (penilai_id);

create table seleksi_putusan (
    berkas_id uuid primary key references seleksi (berkas_id),
    penanda_tangan text,
    penanda_tangan_jabatan text,
    peserta integer not null,
    gugur integer not null,
    mundur integer not null,
    tidak_terpilih jsonb not null,
    alasan_seri text,
    catatan text,
    ditetapkan_pada timestamptz not null,
    diumumkan_pada timestamptz
);
comment on table seleksi_putusan is 'The decision on a selection; with its result open to everybody once published';
comment on column seleksi_putusan.berkas_id is 'selection';
comment on column seleksi_putusan.penanda_tangan is 'name of the head who decided';
comment on column seleksi_putusan.penanda_tangan_jabatan is 'position of that head';
comment on column seleksi_putusan.peserta is 'how many came';
comment on column seleksi_putusan.gugur is 'of these dropped';
comment on column seleksi_putusan.mundur is 'of these withdrawn';
comment on column seleksi_putusan.tidak_terpilih is 'those not chosen without saying who: [{nilai, peringkat}]';
comment on column seleksi_putusan.alasan_seri is 'why these of those with the same value, when places were fewer';
comment on column seleksi_putusan.catatan is 'note';
comment on column seleksi_putusan.ditetapkan_pada is 'legal instant of the decision';
comment on column seleksi_putusan.diumumkan_pada is 'legal instant of the publication; NULL: not yet';

create table seleksi_hasil (
    berkas_id uuid not null references seleksi (berkas_id),
    pelaksana_id uuid not null references pelaksana (id),
    nilai numeric(5, 2),
    peringkat integer,
    seri boolean not null,
    terpilih boolean not null,
    alasan jsonb,
    nama text not null,
    jabatan text not null,
    penyelenggara text not null,
    primary key (berkas_id, pelaksana_id)
);
comment on table seleksi_hasil is 'What became of each candidate who was judged, as it was decided';
comment on column seleksi_hasil.berkas_id is 'selection';
comment on column seleksi_hasil.pelaksana_id is 'candidate';
comment on column seleksi_hasil.nilai is 'value, rounded once; NULL: an appointment';
comment on column seleksi_hasil.peringkat is 'rank by it: those with the same value have the same';
comment on column seleksi_hasil.seri is 'shares the rank with others';
comment on column seleksi_hasil.terpilih is 'chosen';
comment on column seleksi_hasil.alasan is 'of an appointment: [{kriteria, uraian}]';
comment on column seleksi_hasil.nama is 'name at that time';
comment on column seleksi_hasil.jabatan is 'position at that time';
comment on column seleksi_hasil.penyelenggara is 'agency at that time';
create index seleksi_hasil_pelaksana on seleksi_hasil (pelaksana_id);

alter table penetapan_pelaksana add column seleksi_id uuid references seleksi (berkas_id);
comment on column penetapan_pelaksana.seleksi_id is 'the selection whose result it follows, or NULL';
create index penetapan_seleksi on penetapan_pelaksana (seleksi_id) where seleksi_id is not null;

-- ---------------------------------------------------------------- rules
-- From its announcement on a selection is open; a draft, also one that came to nothing, is not.
insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir, status_umum) values
    ('seleksi', 'SEL', 'Seleksi pelaksana', null, 'rancangan', '{diumumkan,dibatalkan,urung}', '{pendaftaran,penilaian,ditetapkan,diumumkan,dibatalkan}');

insert into aturan_tenggat (proses, jenis, versi, panjang, satuan, jendela, dasar_hukum, lewat_status, lewat_eskalasi, lewat_kejadian, berlaku_dari)
select 'seleksi', jenis, 1, panjang, satuan, jendela, dasar_hukum, status, eskalasi, 'seleksi.' || kejadian, '2018-01-03'
  from (values
    -- The regulation names no length for either: the selection announces its own days, to which P5(1) (transparent) holds it.
    ('pendaftaran', null::integer, 'hari', true, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1), menurut jadwal yang diumumkan', 'penilaian', null::smallint, 'pendaftaran_ditutup'),
    ('penetapan', null, 'hari', false, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1), menurut jadwal yang diumumkan', null, 2, 'penetapan_terlambat'),
    ('pengumuman', 5, 'hari_kerja', false, 'UU 30/2014 Pasal 62 ayat (2)', null, 2, 'pengumuman_terlambat')
  ) v (jenis, panjang, satuan, jendela, dasar_hukum, status, eskalasi, kejadian);

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, kelas, dari, ke, pelaku, memenuhi, memulai, kejadian, dasar_hukum)
select 'seleksi', 1, '2018-01-03', urutan, tindakan, cabang, kelas, dari, ke, pelaku, memenuhi, memulai, 'seleksi.' || kejadian, dasar_hukum
  from (values
    (0, 'buka', '', null, '{}'::text[], 'rancangan', '{petugas}'::text[], '{}'::text[], '{}'::text[], 'dirancang', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (1, 'ubah', '', null, '{rancangan}', null, '{petugas}', '{}', '{}', 'diubah', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (2, 'tugaskan', '', null, '{rancangan,pendaftaran,penilaian}', null, '{kepala_penyelenggara,bagian_organisasi}', '{}', '{}',
        'ditugaskan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (2)'),
    (3, 'umumkan', 'uji', 'uji', '{rancangan}', 'pendaftaran', '{kepala_penyelenggara}', '{}', '{pendaftaran,penetapan}',
        'diumumkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (3, 'umumkan', 'penunjukan', 'penunjukan', '{rancangan}', 'penilaian', '{kepala_penyelenggara}', '{}', '{penetapan}',
        'diumumkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (4, 'perpanjang', '', 'uji', '{pendaftaran}', null, '{petugas}', '{*}', '{pendaftaran,penetapan}',
        'diperpanjang', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (5, 'pendaftaran', '', 'uji', '{pendaftaran}', null, '{pelaksana_lain}', '{}', '{}',
        'didaftar', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (6, 'usulkan', 'uji', 'uji', '{pendaftaran}', null, '{petugas}', '{}', '{}', 'diusulkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (2)'),
    (6, 'usulkan', 'penunjukan', 'penunjukan', '{penilaian}', null, '{petugas}', '{}', '{}', 'diusulkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (2)'),
    (7, 'mundur', '', null, '{pendaftaran,penilaian}', null, '{peserta}', '{}', '{}', 'peserta_mundur', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (8, 'gugurkan', '', null, '{pendaftaran,penilaian}', null, '{petugas}', '{}', '{}', 'peserta_gugur', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (9, 'pulihkan', '', null, '{pendaftaran,penilaian}', null, '{petugas}', '{}', '{}', 'peserta_pulih', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (10, 'nilai', '', 'uji', '{penilaian}', null, '{penilai}', '{}', '{}', 'dinilai', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (2)'),
    (11, 'kecualikan', '', 'uji', '{penilaian}', null, '{petugas,penilai}', '{}', '{}', 'penilai_dikecualikan', 'UU 30/2014 Pasal 42 ayat (1)'),
    (12, 'penetapan', '', null, '{penilaian}', 'ditetapkan', '{kepala_penyelenggara}', '{penetapan,*}', '{pengumuman}',
        'ditetapkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (2)'),
    (13, 'publikasi', 'pertama', null, '{ditetapkan}', 'diumumkan', '{petugas}', '{pengumuman}', '{}',
        'hasil_diumumkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (13, 'publikasi', 'lagi', null, '{diumumkan}', null, '{petugas}', '{}', '{}', 'hasil_diumumkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (14, 'batal', 'rancangan', null, '{rancangan}', 'urung', '{kepala_penyelenggara,bagian_organisasi}', '{*}', '{}',
        'urung', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)'),
    (14, 'batal', 'berjalan', null, '{pendaftaran,penilaian}', 'dibatalkan', '{kepala_penyelenggara,bagian_organisasi}', '{*}', '{}',
        'dibatalkan', 'Perbup Bengkayang 24/2018 Pasal 5 ayat (1)')
  ) v (urutan, tindakan, cabang, kelas, dari, ke, pelaku, memenuhi, memulai, kejadian, dasar_hukum);

-- ---------------------------------------------------------------- who is who
-- Handles the selection and is no candidate in it.
create function layanand.seleksi_mengelola(p_berkas uuid) returns boolean language plpgsql stable as $$
begin
    return layanand.menangani_berkas(p_berkas) and layanand.pihak(p_berkas) is distinct from 'peserta';
end $$;
-- Knows the candidates: who handles it, and its assessors.
create function layanand.seleksi_mengenal(p_berkas uuid) returns boolean language plpgsql stable as $$
begin
    return layanand.pihak(p_berkas) is not distinct from 'penilai' or layanand.seleksi_mengelola(p_berkas);
end $$;
create function layanand.seleksi_dalam(p_berkas uuid, p_status text[]) returns boolean language plpgsql stable as $$
begin
    return coalesce((select b.proses = 'seleksi' and b.status = any (p_status) from public.berkas b where b.id = p_berkas), false);
end $$;
-- Open to everybody: the decision was published.
create function layanand.seleksi_terbit(p_berkas uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from public.seleksi_putusan p where p.berkas_id = p_berkas and p.diumumkan_pada is not null);
end $$;
-- The same for all at once: the selections in which the caller has this part, in these states; and those that he handles and is no candidate in.
create function layanand.seleksi_bagian(p_sebagai text, p_status text[]) returns uuid[] language plpgsql stable as $$
begin
    if coalesce(layanand.peran(), '') not in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi') then
        return '{}';
    end if;
    return array(select b.id from public.berkas_pihak p
                   join public.berkas b on b.id = p.berkas_id and b.proses = 'seleksi' and b.status = any (p_status)
                  where p.orang = layanand.saya() and p.sebagai = p_sebagai);
end $$;
create function layanand.seleksi_kelolaan() returns uuid[] language plpgsql stable as $$
declare
    milik uuid := layanand.penyelenggara_saya();
begin
    return case layanand.peran()
        when 'pelaksana' then array(select b.id from public.berkas b where b.pelaksana_id = layanand.saya() and b.proses = 'seleksi')
        when 'kepala_penyelenggara' then array(select b.id from public.berkas b
                                                where b.penyelenggara_id = any (array(select o.id from public.penyelenggara o where milik in (o.id, o.induk_id)))
                                                  and b.proses = 'seleksi' and layanand.seleksi_mengelola(b.id))
        when 'bagian_organisasi' then array(select b.id from public.berkas b
                                             where b.proses = 'seleksi' and b.status <> 'rancangan' and layanand.pihak(b.id) is distinct from 'peserta')
        else '{}' end;
end $$;
-- For the actions of those who handle it: true, or refused to one who is a candidate, too.
create function layanand.seleksi_tanpa_konflik(p_berkas uuid) returns boolean language plpgsql stable as $$
begin
    return layanand.pihak(p_berkas) is distinct from 'peserta' or layanand.tolak('seleksi_konflik');
end $$;

-- ---------------------------------------------------------------- policies
do $$
declare
    tabel text;
begin
    foreach tabel in array array['berkas_jadwal', 'berkas_pihak', 'seleksi', 'seleksi_kriteria', 'seleksi_peserta', 'seleksi_nilai', 'seleksi_putusan',
                                 'seleksi_hasil'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
end $$;

-- Who has a part in it acts on it; by which rule, jaga_berkas asks.
create policy berkas_pihak_ubah on berkas for update using (proses = 'seleksi' and layanand.pihak_bertindak(berkas));

create policy berkas_jadwal_lihat on berkas_jadwal for select using (layanand.peran() = 'sistem' or layanand.melihat_berkas(berkas_id));
create policy berkas_jadwal_buat on berkas_jadwal for insert with check (layanand.menangani_berkas(berkas_id));
create policy berkas_jadwal_ubah on berkas_jadwal for update using (layanand.menangani_berkas(berkas_id));

create policy berkas_pihak_lihat on berkas_pihak for select using (
    layanand.peran() = 'sistem' or orang = layanand.saya() or layanand.seleksi_mengelola(berkas_id)
    or sebagai = 'penilai' and layanand.melihat_berkas(berkas_id));
create policy berkas_pihak_seleksi_buat on berkas_pihak for insert with check (
    case sebagai when 'penilai' then layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id)
                 else layanand.seleksi_dalam(berkas_id, '{pendaftaran,penilaian}')
                      and (layanand.seleksi_mengelola(berkas_id)
                           or orang = layanand.saya() and layanand.seleksi_dalam(berkas_id, '{pendaftaran}')) end);
create policy berkas_pihak_seleksi_hapus on berkas_pihak for delete using (
    case sebagai when 'penilai' then layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id)
                 else orang = layanand.saya() and layanand.seleksi_dalam(berkas_id, '{pendaftaran,penilaian}') end);

-- What is announced stays as it was announced.
create policy seleksi_lihat on seleksi for select using (layanand.melihat_berkas(berkas_id));
create policy seleksi_buat on seleksi for insert with check (layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id));
create policy seleksi_ubah on seleksi for update using (layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id));
create policy seleksi_kriteria_lihat on seleksi_kriteria for select using (layanand.melihat_berkas(berkas_id));
create policy seleksi_kriteria_buat on seleksi_kriteria for insert with check (
    layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id));
create policy seleksi_kriteria_hapus on seleksi_kriteria for delete using (
    layanand.seleksi_dalam(berkas_id, '{rancangan}') and layanand.menangani_berkas(berkas_id));

create policy seleksi_peserta_lihat on seleksi_peserta for select using (
    layanand.peran() = 'sistem'
    or pelaksana_id = layanand.saya() and layanand.peran() in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')
    or layanand.seleksi_mengenal(berkas_id));
create policy seleksi_peserta_buat on seleksi_peserta for insert with check (
    exists (select from berkas_pihak p where p.berkas_id = seleksi_peserta.berkas_id and p.orang = pelaksana_id and p.sebagai = 'peserta')
    and status = 'terdaftar' and layanand.seleksi_dalam(berkas_id, '{pendaftaran,penilaian}')
    and (layanand.seleksi_mengelola(berkas_id) or pelaksana_id = layanand.saya() and layanand.seleksi_dalam(berkas_id, '{pendaftaran}')));
create policy seleksi_peserta_ubah on seleksi_peserta for update using (
    layanand.seleksi_dalam(berkas_id, '{pendaftaran,penilaian}') and (layanand.seleksi_mengelola(berkas_id) or pelaksana_id = layanand.saya()));

-- An assessor does not know what the others gave until it is decided; a candidate knows what he was given once it is published. These rows are many:
-- what depends on the selection is asked once for each statement.
create policy seleksi_nilai_lihat on seleksi_nilai for select using (
    (select layanand.peran()) = 'sistem'
    or penilai_id = (select layanand.saya())
    or berkas_id = any ((select layanand.seleksi_kelolaan())::uuid[])
    or berkas_id = any ((select layanand.seleksi_bagian('penilai', '{ditetapkan,diumumkan}'))::uuid[])
    or pelaksana_id = (select layanand.saya()) and berkas_id = any ((select layanand.seleksi_bagian('peserta', '{diumumkan}'))::uuid[]));
create policy seleksi_nilai_buat on seleksi_nilai for insert with check (
    layanand.seleksi_dalam(berkas_id, '{penilaian}')
    and exists (select from berkas_pihak p where p.berkas_id = seleksi_nilai.berkas_id and p.orang = penilai_id and p.sebagai = 'penilai')
    and (penilai_id = layanand.saya() or nilai is null and layanand.seleksi_mengelola(berkas_id)));

create policy seleksi_putusan_lihat on seleksi_putusan for select using (
    coalesce(layanand.peran(), '') <> '' and (diumumkan_pada is not null or layanand.peran() = 'sistem' or layanand.seleksi_mengenal(berkas_id)));
create policy seleksi_putusan_buat on seleksi_putusan for insert with check (
    layanand.peran() = 'kepala_penyelenggara' and diumumkan_pada is null and layanand.seleksi_dalam(berkas_id, '{penilaian}')
    and layanand.seleksi_mengelola(berkas_id));
create policy seleksi_putusan_terbit on seleksi_putusan for update using (
    diumumkan_pada is null and layanand.seleksi_dalam(berkas_id, '{ditetapkan}') and layanand.seleksi_mengelola(berkas_id))
    with check (diumumkan_pada is not null);
create policy seleksi_hasil_lihat on seleksi_hasil for select using (
    layanand.peran() = 'sistem' or layanand.seleksi_mengenal(berkas_id)
    or layanand.seleksi_terbit(berkas_id)
       and (terpilih or pelaksana_id = layanand.saya() and layanand.pihak(berkas_id) is not distinct from 'peserta'));
create policy seleksi_hasil_buat on seleksi_hasil for insert with check (
    layanand.peran() = 'kepala_penyelenggara' and layanand.seleksi_dalam(berkas_id, '{penilaian}') and layanand.seleksi_mengelola(berkas_id));

grant select on berkas_jadwal, berkas_pihak, seleksi, seleksi_kriteria, seleksi_peserta, seleksi_nilai, seleksi_putusan, seleksi_hasil to layanand_daemon;
grant insert, update on berkas_jadwal, seleksi, seleksi_peserta to layanand_daemon;
grant insert, delete on berkas_pihak, seleksi_kriteria to layanand_daemon;
grant insert on seleksi_nilai, seleksi_putusan, seleksi_hasil to layanand_daemon;
grant update (diumumkan_pada) on seleksi_putusan to layanand_daemon;

-- A candidate withdraws, or comes again; what else is said of him is for those who handle it.
create function layanand.jaga_seleksi_peserta() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.berkas_id, new.pelaksana_id, new.nomor) is distinct from (old.berkas_id, old.pelaksana_id, old.nomor)
       or not layanand.seleksi_mengelola(old.berkas_id)
          and (old.status, new.status) <> ('terdaftar', 'mundur')
          and ((old.status, new.status) <> ('mundur', 'terdaftar') or not layanand.seleksi_dalam(old.berkas_id, '{pendaftaran}')) then
        raise exception 'bukan bagian peserta yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger seleksi_peserta_jaga before update on seleksi_peserta for each row execute function layanand.jaga_seleksi_peserta();

-- A result is what comes out of the scores, or of an appointment with its reasons: all of it, at once.
create function layanand.jaga_seleksi_hasil() returns trigger language plpgsql as $$
declare
    s seleksi := (select x from public.seleksi x where x.berkas_id = (select b.berkas_id from baru b limit 1));
    batas numeric := coalesce(s.nilai_minimum, 0);
begin
    if layanand.tidak_dijaga() or not exists (select from baru) then
        return null;
    end if;
    if s.berkas_id = all (select b.berkas_id from baru b)
       and (select count(*) from baru b) = (select count(*) from public.seleksi_hasil h where h.berkas_id = s.berkas_id)
       and (case when s.metode = array['penunjukan']
                then not exists (select from baru b where b.terpilih <> (b.alasan is not null) or num_nonnulls(b.nilai, b.peringkat) > 0)
                     and (select count(*) from baru b where b.terpilih) <= s.kuota
                else not exists (select from baru b full join layanand.seleksi_hitung(s.berkas_id) h on h.pelaksana_id = b.pelaksana_id
                                  where (b.nilai, b.peringkat) is distinct from (h.nilai, h.peringkat))
                     and not exists (select from baru b where b.terpilih and b.nilai < batas)
                     and not exists (select from baru b join baru lain on lain.peringkat > b.peringkat where lain.terpilih and not b.terpilih)
                     and (select count(*) from baru b where b.terpilih) = (select least(s.kuota, count(*)) from baru b where b.nilai >= batas) end) then
        return null;
    end if;
    raise exception 'hasil bukan yang keluar dari penilaian' using errcode = 'insufficient_privilege';
end $$;
create trigger seleksi_hasil_jaga after insert on seleksi_hasil referencing new table as baru
    for each statement execute function layanand.jaga_seleksi_hasil();

-- ---------------------------------------------------------------- drafting
-- The draft as the body has it, new or instead of the one before.
create function layanand.seleksi_simpan(p_berkas uuid, p jsonb) returns void language plpgsql as $$
declare
    cara text[] := array(select m from jsonb_array_elements_text(p -> 'metode') m);
    menunjuk boolean := 'penunjukan' = any (cara);
    sampai date := (p ->> 'pendaftaran_sampai')::date;
    putus date := (p ->> 'penetapan_sampai')::date;
    salah bigint;
begin
    if menunjuk and cardinality(cara) > 1 then
        perform layanand.tolak('seleksi_metode', '/metode');
    elsif menunjuk and p ->> 'kebijakan' is null then
        perform layanand.tolak('seleksi_tanpa_kebijakan', '/kebijakan');
    elsif menunjuk and jsonb_path_exists(p, '$.kriteria[*] ? (@.bobot != null)') then
        perform layanand.tolak('seleksi_penunjukan_tanpa_nilai', '/kriteria');
    elsif menunjuk and coalesce(p -> 'penilai', '[]') <> '[]' then
        perform layanand.tolak('seleksi_penunjukan_tanpa_nilai', '/penilai');
    elsif menunjuk and p ->> 'nilai_minimum' is not null then
        perform layanand.tolak('seleksi_penunjukan_tanpa_nilai', '/nilai_minimum');
    elsif menunjuk and coalesce(p ->> 'pendaftaran_sampai', p ->> 'pendaftaran_dari') is not null then
        perform layanand.tolak('seleksi_penunjukan_tanpa_nilai', '/pendaftaran_sampai');
    elsif not menunjuk and (select sum((k ->> 'bobot')::integer) <> 100 or count(*) <> count(k ->> 'bobot') from jsonb_array_elements(p -> 'kriteria') k) then
        perform layanand.tolak('seleksi_bobot', '/kriteria');
    elsif not menunjuk and coalesce(p -> 'penilai', '[]') = '[]' then
        perform layanand.tolak('seleksi_tanpa_penilai', '/penilai');
    elsif not menunjuk and sampai is null then
        perform layanand.tolak('seleksi_tanpa_pendaftaran', '/pendaftaran_sampai');
    elsif (p ->> 'pendaftaran_dari')::date > sampai or sampai >= putus then
        perform layanand.tolak('seleksi_jadwal_urut', '/pendaftaran_sampai');
    end if;
    salah := (select min(k.urutan) - 1 from jsonb_array_elements(p -> 'kriteria') with ordinality k (v, urutan) where k.v ->> 'metode' <> all (cara));
    if salah is not null then
        perform layanand.tolak('seleksi_kriteria_metode', '/kriteria/' || salah || '/metode');
    end if;
    salah := (select min(a.urutan) - 1 from jsonb_array_elements_text(p -> 'penilai') with ordinality a (id, urutan)
               where not exists (select from pelaksana e where e.id = a.id::uuid and e.aktif));
    if salah is not null then
        perform layanand.tolak('seleksi_penilai_asing', '/penilai/' || salah);
    end if;
    insert into seleksi (berkas_id, judul, jenis, jabatan, kuota, metode, kebijakan, persyaratan, nilai_minimum, pendaftaran_dari)
    values (p_berkas, p ->> 'judul', p ->> 'jenis', p ->> 'jabatan', (p ->> 'kuota')::smallint, cara, p ->> 'kebijakan', p -> 'persyaratan',
            layanand.seleksi_dua_angka(p ->> 'nilai_minimum', '/nilai_minimum'), (p ->> 'pendaftaran_dari')::date)
        on conflict (berkas_id) do update
       set judul = excluded.judul, jenis = excluded.jenis, jabatan = excluded.jabatan, kuota = excluded.kuota, metode = excluded.metode,
           kebijakan = excluded.kebijakan, persyaratan = excluded.persyaratan, nilai_minimum = excluded.nilai_minimum,
           pendaftaran_dari = excluded.pendaftaran_dari;
    delete from seleksi_kriteria k where k.berkas_id = p_berkas;
    insert into seleksi_kriteria (berkas_id, urutan, kode, nama, indikator, metode, bobot)
    select p_berkas, k.urutan, k.v ->> 'kode', k.v ->> 'nama', k.v ->> 'indikator', k.v ->> 'metode', (k.v ->> 'bobot')::smallint
      from jsonb_array_elements(p -> 'kriteria') with ordinality k (v, urutan);
    delete from berkas_pihak x where x.berkas_id = p_berkas and not coalesce(p -> 'penilai', '[]') ? x.orang::text;
    insert into berkas_pihak (berkas_id, orang, sebagai)
    select p_berkas, a.id::uuid, 'penilai' from jsonb_array_elements_text(coalesce(p -> 'penilai', '[]')) a (id)
        on conflict (berkas_id, orang) do nothing;
    insert into berkas_jadwal (berkas_id, jenis, sampai)
    select p_berkas, j.jenis, j.hari from (values ('pendaftaran', sampai), ('penetapan', putus)) j (jenis, hari) where j.hari is not null
        on conflict (berkas_id, jenis) do update set sampai = excluded.sampai;
end $$;

-- A number of two decimals as JSON brings it, which may be a hair beside it; a finer one is refused.
create function layanand.seleksi_dua_angka(p_angka text, p_tunjuk text) returns numeric language plpgsql stable as $$
begin
    if abs(p_angka::numeric - round(p_angka::numeric, 2)) > 0.000001 then
        perform layanand.tolak('seleksi_dua_angka', p_tunjuk);
    end if;
    return round(p_angka::numeric, 2);
end $$;

-- ---------------------------------------------------------------- candidates
-- Who handles the selection is no candidate; nobody is one twice (berkas_pihak), nor an assessor.
create function layanand.seleksi_daftarkan(p_berkas uuid, p_pelaksana uuid, p_sumber text, p_keterangan text, p_waktu timestamptz) returns jsonb
language plpgsql as $$
declare
    b berkas := (select x from berkas x where x.id = p_berkas);
    calon pelaksana := (select e from pelaksana e where e.id = p_pelaksana and e.aktif);
    nomor integer := (select max(k.urutan) + 1 from kejadian k where k.berkas_id = p_berkas);
begin
    if calon.id is null then
        perform layanand.tolak('seleksi_bukan_pelaksana', case p_sumber when 'diusulkan' then '/pelaksana_id' end);
    elsif calon.id = b.pelaksana_id
          or calon.kepala and exists (select from penyelenggara o where o.id = b.penyelenggara_id and calon.penyelenggara_id in (o.id, o.induk_id)) then
        perform layanand.tolak('seleksi_calon_mengelola', case p_sumber when 'diusulkan' then '/pelaksana_id' end);
    end if;
    insert into berkas_pihak (berkas_id, orang, sebagai) values (p_berkas, p_pelaksana, 'peserta');
    insert into seleksi_peserta as s (berkas_id, pelaksana_id, nomor, status, sumber, keterangan, didaftarkan_pada)
    values (p_berkas, p_pelaksana, nomor, 'terdaftar', p_sumber, p_keterangan, p_waktu)
        on conflict (berkas_id, pelaksana_id) do update
       set status = 'terdaftar', sumber = excluded.sumber, keterangan = excluded.keterangan, didaftarkan_pada = excluded.didaftarkan_pada
    returning s.nomor into nomor;
    return jsonb_build_object('peserta', nomor);
end $$;

-- From one state to another, with what is said about it, of which the history of the case tells only the number. Nobody is dropped but for a condition that
-- was announced, or because he serves no more.
create function layanand.seleksi_ubah_peserta(p_berkas uuid, p_pelaksana uuid, p_dari text, p_ke text, p_persyaratan integer, p_alasan text, p_waktu timestamptz)
returns jsonb language plpgsql as $$
declare
    no integer;
begin
    if p_ke = 'gugur' and p_persyaratan is null and exists (select from pelaksana e where e.id = p_pelaksana and e.aktif) then
        perform layanand.tolak('seleksi_perlu_persyaratan', '/persyaratan');
    elsif p_persyaratan > (select jsonb_array_length(s.persyaratan) from seleksi s where s.berkas_id = p_berkas) then
        perform layanand.tolak('seleksi_persyaratan_asing', '/persyaratan');
    end if;
    update seleksi_peserta s
       set status = p_ke,
           riwayat = s.riwayat || jsonb_build_array(jsonb_build_object('status', p_ke, 'waktu', p_waktu, 'persyaratan', p_persyaratan, 'alasan', p_alasan))
     where s.berkas_id = p_berkas and s.pelaksana_id = p_pelaksana and s.status = p_dari
    returning s.nomor into no;
    if no is null then
        perform layanand.tolak('seleksi_bukan_peserta', case when p_ke <> 'mundur' then '/pelaksana_id' end);
    end if;
    -- Who has withdrawn may come again while it is open.
    if p_ke = 'mundur' then
        delete from berkas_pihak p where p.berkas_id = p_berkas and p.orang = p_pelaksana;
    end if;
    return jsonb_build_object('peserta', no);
end $$;

-- ---------------------------------------------------------------- scores
-- The caller's scores, [{pelaksana_id, kriteria, nilai}].
create function layanand.seleksi_catat_nilai(p_berkas uuid, p_nilai jsonb, p_waktu timestamptz) returns jsonb language plpgsql as $$
declare
    satu record;
    ulang integer := 0;
    terakhir seleksi_nilai;
begin
    for satu in
        select (n.urutan - 1)::text as ke, (n.v ->> 'pelaksana_id')::uuid as calon, n.v ->> 'kriteria' as kriteria, n.v ->> 'nilai' as nilai
          from jsonb_array_elements(p_nilai) with ordinality n (v, urutan) order by n.urutan
    loop
        if not exists (select from seleksi_peserta s where s.berkas_id = p_berkas and s.pelaksana_id = satu.calon and s.status = 'terdaftar') then
            perform layanand.tolak('seleksi_bukan_peserta', '/nilai/' || satu.ke || '/pelaksana_id');
        elsif not exists (select from seleksi_kriteria k where k.berkas_id = p_berkas and k.kode = satu.kriteria) then
            perform layanand.tolak('seleksi_kriteria_asing', '/nilai/' || satu.ke || '/kriteria');
        end if;
        select x.* into terakhir from seleksi_nilai x
         where x.berkas_id = p_berkas and x.pelaksana_id = satu.calon and x.kriteria = satu.kriteria and x.penilai_id = layanand.saya()
         order by x.ke desc limit 1;
        if terakhir.pengecualian is not null then
            perform layanand.tolak('seleksi_dikecualikan', '/nilai/' || satu.ke);
        end if;
        ulang := ulang + (terakhir.ke is not null)::integer;
        insert into seleksi_nilai (berkas_id, pelaksana_id, kriteria, penilai_id, ke, nilai, dicatat_pada)
        values (p_berkas, satu.calon, satu.kriteria, layanand.saya(), coalesce(terakhir.ke, 0) + 1,
                layanand.seleksi_dua_angka(satu.nilai, '/nilai/' || satu.ke || '/nilai'), p_waktu);
    end loop;
    return jsonb_build_object('nilai', jsonb_array_length(p_nilai), 'diganti', ulang);
end $$;

-- An assessor does not judge a candidate (by a criterion, or at all): what he has judged already stays.
create function layanand.seleksi_kecualikan(p_berkas uuid, p_penilai uuid, p_pelaksana uuid, p_kriteria text, p_alasan text, p_waktu timestamptz)
returns jsonb language plpgsql as $$
declare
    n integer;
begin
    if layanand.pihak(p_berkas) = 'penilai' and not layanand.seleksi_mengelola(p_berkas) and p_penilai <> layanand.saya() then
        perform layanand.tolak('seleksi_bukan_diri', '/penilai_id');
    elsif not exists (select from berkas_pihak p where p.berkas_id = p_berkas and p.orang = p_penilai and p.sebagai = 'penilai') then
        perform layanand.tolak('seleksi_bukan_penilai', '/penilai_id');
    elsif not exists (select from seleksi_peserta s where s.berkas_id = p_berkas and s.pelaksana_id = p_pelaksana and s.status = 'terdaftar') then
        perform layanand.tolak('seleksi_bukan_peserta', '/pelaksana_id');
    elsif p_kriteria is not null and not exists (select from seleksi_kriteria k where k.berkas_id = p_berkas and k.kode = p_kriteria) then
        perform layanand.tolak('seleksi_kriteria_asing', '/kriteria');
    elsif exists (select from seleksi_nilai x
                   where x.berkas_id = p_berkas and x.pelaksana_id = p_pelaksana and x.penilai_id = p_penilai
                     and x.kriteria = coalesce(p_kriteria, x.kriteria) and (x.nilai is not null or p_kriteria is not null)) then
        perform layanand.tolak('seleksi_sudah_dinilai');
    end if;
    insert into seleksi_nilai (berkas_id, pelaksana_id, kriteria, penilai_id, ke, pengecualian, dicatat_pada)
    select p_berkas, p_pelaksana, k.kode, p_penilai, 1, p_alasan, p_waktu
      from seleksi_kriteria k
     where k.berkas_id = p_berkas and k.kode = coalesce(p_kriteria, k.kode)
        on conflict (berkas_id, pelaksana_id, kriteria, penilai_id, ke) do nothing;
    get diagnostics n = row_count;
    if n = 0 then
        perform layanand.tolak('seleksi_sudah_dinilai');
    end if;
    return jsonb_build_object('kriteria', n);
end $$;

-- ---------------------------------------------------------------- the result
-- What counts of the scores: the last word of each assessor on each candidate who is in it. Scores are many: what the policies of the other tables ask is
-- asked once for each of their rows here and below, not once for each score.
create function layanand.seleksi_terakhir(p_berkas uuid) returns setof seleksi_nilai language sql stable as $$
    with peserta as materialized (
        select s.pelaksana_id from public.seleksi_peserta s where s.berkas_id = p_berkas and s.status = 'terdaftar'
    )
    select distinct on (n.pelaksana_id, n.kriteria, n.penilai_id) n.*
      from public.seleksi_nilai n
      join peserta s on s.pelaksana_id = n.pelaksana_id
     where n.berkas_id = p_berkas
     order by n.pelaksana_id, n.kriteria, n.penilai_id, n.ke desc
$$;

-- The value of each candidate: the sum of weight times the mean of the assessors, a hundredth of it, rounded once half up to two decimals; the
-- rank goes by this value. Exact: means are kept as parts of 2520, which every number of assessors up to ten divides.
create function layanand.seleksi_hitung(p_berkas uuid) returns table (pelaksana_id uuid, nilai numeric, peringkat integer, senilai integer)
language sql stable as $$
    with k as materialized (
        select k.kode, k.bobot from public.seleksi_kriteria k where k.berkas_id = p_berkas
    ), suku as (
        select t.pelaksana_id, k.bobot * sum(t.nilai) * (2520 / count(t.nilai)) as bagian
          from layanand.seleksi_terakhir(p_berkas) t
          join k on k.kode = t.kriteria
         where t.nilai is not null
         group by t.pelaksana_id, k.kode, k.bobot
    ), nilai as (
        select s.pelaksana_id, (div(2 * sum(s.bagian) + 2520, 5040) / 100)::numeric(5, 2) as nilai from suku s group by s.pelaksana_id
    )
    select n.pelaksana_id, n.nilai, (rank() over (order by n.nilai desc))::integer, (count(*) over (partition by n.nilai))::integer
      from nilai n
$$;

-- Every assessor has judged every candidate by every criterion or is excused, and somebody has by each.
create function layanand.seleksi_lengkap(p_berkas uuid) returns void language plpgsql stable as $$
begin
    if exists (with s as materialized (select x.pelaksana_id from seleksi_peserta x where x.berkas_id = p_berkas and x.status = 'terdaftar'),
                    k as materialized (select x.kode from seleksi_kriteria x where x.berkas_id = p_berkas),
                    p as materialized (select x.orang from berkas_pihak x where x.berkas_id = p_berkas and x.sebagai = 'penilai')
               select s.pelaksana_id, k.kode, p.orang from s, k, p
               except
               select n.pelaksana_id, n.kriteria, n.penilai_id from seleksi_nilai n where n.berkas_id = p_berkas) then
        perform layanand.tolak('seleksi_belum_lengkap');
    elsif exists (select from layanand.seleksi_terakhir(p_berkas) t group by t.pelaksana_id, t.kriteria having count(t.nilai) = 0) then
        perform layanand.tolak('seleksi_tanpa_nilai');
    end if;
end $$;

-- Decides by the values: the best as far as there are places, none below the minimum. Where those of one value are more than the places left, the
-- head says which of them, and why.
create function layanand.seleksi_putuskan_nilai(p_berkas uuid, p_seri jsonb) returns void language plpgsql as $$
declare
    s seleksi := (select x from seleksi x where x.berkas_id = p_berkas);
    batas uuid[];
    sisa integer;
    dipilih uuid[] := array(select x::uuid from jsonb_array_elements_text(p_seri -> 'terpilih') x);
begin
    perform layanand.seleksi_lengkap(p_berkas);
    select array_agg(h.pelaksana_id), s.kuota - min(h.peringkat) + 1 into batas, sisa
      from layanand.seleksi_hitung(p_berkas) h
     where h.nilai >= coalesce(s.nilai_minimum, 0) and h.peringkat <= s.kuota and h.peringkat + h.senilai - 1 > s.kuota;
    if batas is null and p_seri is not null then
        perform layanand.tolak('seleksi_tanpa_seri', '/seri');
    elsif batas is not null and p_seri is null then
        perform layanand.tolak('seleksi_seri');
    elsif batas is not null and not (dipilih <@ batas and cardinality(dipilih) = sisa
                                     and cardinality(dipilih) = (select count(distinct x) from unnest(dipilih) x)) then
        perform layanand.tolak('seleksi_seri_pilihan', '/seri/terpilih');
    end if;
    insert into seleksi_hasil (berkas_id, pelaksana_id, nilai, peringkat, seri, terpilih, nama, jabatan, penyelenggara)
    select p_berkas, h.pelaksana_id, h.nilai, h.peringkat, h.senilai > 1,
           h.nilai >= coalesce(s.nilai_minimum, 0) and (h.peringkat + h.senilai - 1 <= s.kuota or h.pelaksana_id = any (dipilih)),
           e.nama, e.jabatan, o.nama
      from layanand.seleksi_hitung(p_berkas) h
      join pelaksana e on e.id = h.pelaksana_id
      join penyelenggara o on o.id = e.penyelenggara_id;
end $$;

-- Decides by appointment, [{pelaksana_id, alasan: [{kriteria, uraian}]}]: for each a reason by every criterion.
create function layanand.seleksi_putuskan_penunjukan(p_berkas uuid, p_penunjukan jsonb) returns void language plpgsql as $$
declare
    salah bigint := (select min(t.urutan) - 1 from jsonb_array_elements(p_penunjukan) with ordinality t (v, urutan)
                      where not exists (select from seleksi_peserta s where s.berkas_id = p_berkas and s.pelaksana_id = (t.v ->> 'pelaksana_id')::uuid
                                           and s.status = 'terdaftar'));
begin
    if salah is not null then
        perform layanand.tolak('seleksi_bukan_peserta', '/penunjukan/' || salah || '/pelaksana_id');
    elsif jsonb_array_length(p_penunjukan) > (select s.kuota from seleksi s where s.berkas_id = p_berkas)
          or jsonb_array_length(p_penunjukan) > (select count(distinct t ->> 'pelaksana_id') from jsonb_array_elements(p_penunjukan) t) then
        perform layanand.tolak('seleksi_melebihi_kuota', '/penunjukan');
    end if;
    salah := (select min(t.urutan) - 1 from jsonb_array_elements(p_penunjukan) with ordinality t (v, urutan)
               where array(select a ->> 'kriteria' from jsonb_array_elements(t.v -> 'alasan') a order by 1)
                     <> array(select k.kode from seleksi_kriteria k where k.berkas_id = p_berkas order by 1));
    if salah is not null then
        perform layanand.tolak('seleksi_alasan_kriteria', '/penunjukan/' || salah || '/alasan');
    end if;
    insert into seleksi_hasil (berkas_id, pelaksana_id, seri, terpilih, alasan, nama, jabatan, penyelenggara)
    select p_berkas, s.pelaksana_id, false, t.v is not null, t.v -> 'alasan', e.nama, e.jabatan, o.nama
      from seleksi_peserta s
      join pelaksana e on e.id = s.pelaksana_id
      join penyelenggara o on o.id = e.penyelenggara_id
      left join jsonb_array_elements(p_penunjukan) t (v) on (t.v ->> 'pelaksana_id')::uuid = s.pelaksana_id
     where s.berkas_id = p_berkas and s.status = 'terdaftar';
end $$;

create function layanand.seleksi_tetapkan(p_berkas uuid, p_seri jsonb, p_penunjukan jsonb, p_catatan text, p_waktu timestamptz) returns void
language plpgsql as $$
declare
    b berkas := (select x from berkas x where x.id = p_berkas);
    menunjuk boolean := b.kelas = 'penunjukan';
    kepala pelaksana := coalesce((select e from pelaksana e where e.id = layanand.saya()),
                                 (select e from pelaksana e where e.penyelenggara_id = b.penyelenggara_id and e.kepala and e.aktif));
begin
    perform layanand.seleksi_tanpa_konflik(p_berkas);
    if not exists (select from seleksi_peserta s where s.berkas_id = p_berkas and s.status = 'terdaftar') then
        perform layanand.tolak('seleksi_tanpa_peserta');
    elsif exists (select from seleksi_peserta s join pelaksana e on e.id = s.pelaksana_id
                   where s.berkas_id = p_berkas and s.status = 'terdaftar' and not e.aktif) then
        perform layanand.tolak('seleksi_peserta_tidak_aktif');
    elsif menunjuk and p_penunjukan is null then
        perform layanand.tolak('seleksi_perlu_penunjukan', '/penunjukan');
    elsif not menunjuk and p_penunjukan is not null or menunjuk and p_seri is not null then
        perform layanand.tolak('seleksi_metode_lain', case when menunjuk then '/seri' else '/penunjukan' end);
    end if;
    if menunjuk then
        perform layanand.seleksi_putuskan_penunjukan(p_berkas, p_penunjukan);
    else
        perform layanand.seleksi_putuskan_nilai(p_berkas, p_seri);
    end if;
    insert into seleksi_putusan (berkas_id, penanda_tangan, penanda_tangan_jabatan, peserta, gugur, mundur, tidak_terpilih, alasan_seri, catatan, ditetapkan_pada)
    select p_berkas, kepala.nama, kepala.jabatan, count(*), count(*) filter (where s.status = 'gugur'), count(*) filter (where s.status = 'mundur'),
           (select coalesce(jsonb_agg(jsonb_build_object('nilai', h.nilai, 'peringkat', h.peringkat) order by h.peringkat), '[]')
              from seleksi_hasil h where h.berkas_id = p_berkas and not h.terpilih),
           p_seri ->> 'alasan', p_catatan, p_waktu
      from seleksi_peserta s where s.berkas_id = p_berkas;
end $$;

-- ---------------------------------------------------------------- the decision that follows a selection
-- Whether a decision of this kind and agency may follow that selection (NULL: it follows none).
create function layanand.seleksi_cocok(p_seleksi uuid, p_penyelenggara uuid, p_jenis text) returns boolean language plpgsql stable as $$
begin
    return p_seleksi is null
        or exists (select from public.seleksi s join public.berkas b on b.id = s.berkas_id
                    where s.berkas_id = p_seleksi and b.penyelenggara_id = p_penyelenggara and s.jenis = p_jenis)
        or layanand.tolak('penetapan_seleksi_asing', '/seleksi_id');
end $$;

-- Who is given duties by a decision that follows a selection was chosen by it.
create function layanand.jaga_terpilih() returns trigger language plpgsql as $$
begin
    if not layanand.tidak_dijaga()
       and exists (select from public.penetapan_pelaksana d
                    where d.berkas_id = new.penetapan_id and d.seleksi_id is not null
                      and not exists (select from public.seleksi_hasil h
                                       where h.berkas_id = d.seleksi_id and h.pelaksana_id = new.pelaksana_id and h.terpilih)) then
        raise exception 'bukan yang terpilih' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger penugasan_terpilih before insert on penugasan for each row execute function layanand.jaga_terpilih();

do $$
declare
    f record;
begin
    for f in select p.oid::regprocedure as nama from pg_proc p
              where p.pronamespace = 'layanand'::regnamespace and has_function_privilege('public', p.oid, 'execute') loop
        execute format('revoke execute on function %s from public', f.nama);
        execute format('grant execute on function %s to layanand_daemon', f.nama);
    end loop;
end $$;
