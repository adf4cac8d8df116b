-- The compulsory information of each agency (P27-P29): the six kinds of P28(1), which of them is there, missing or out of date, computed from what the
-- database has; kinds that are closed on a legal ground (P28(2)); and since when the scheduler knows that something is missing.

select set_config('layanand.peran', 'sistem', true);

create table aturan_informasi_wajib (
    jenis text not null constraint aturan_informasi_wajib_jenis check (jenis in ('profil', 'pelaksana', 'standar', 'maklumat', 'pengaduan', 'evaluasi')),
    versi integer not null,
    urutan smallint not null,
    nama text not null,
    dasar_hukum text not null,
    umur_maks integer constraint aturan_informasi_wajib_umur check (umur_maks between 1 and 3660),
    dasar_umur text,
    tautan text not null,
    berlaku_dari date not null,
    berlaku_sampai date,
    primary key (jenis, versi),
    constraint aturan_informasi_wajib_dasar check ((umur_maks is null) = (dasar_umur is null)),
    constraint aturan_informasi_wajib_satu exclude using gist (jenis with =, daterange(berlaku_dari, berlaku_sampai, '[]') with &&)
);
comment on table aturan_informasi_wajib is 'Kinds of compulsory information and how old each may be (P28(1), P46)';
comment on column aturan_informasi_wajib.jenis is 'kind';
comment on column aturan_informasi_wajib.versi is 'version of the rule';
comment on column aturan_informasi_wajib.urutan is 'place in P28(1), from 1';
comment on column aturan_informasi_wajib.nama is 'name for people';
comment on column aturan_informasi_wajib.dasar_hukum is 'legal basis of the kind';
comment on column aturan_informasi_wajib.umur_maks is 'days after which it is out of date; NULL: it stays until it is replaced';
comment on column aturan_informasi_wajib.dasar_umur is 'legal basis of that age';
comment on column aturan_informasi_wajib.tautan is 'where the API gives it; {id} is the agency';
comment on column aturan_informasi_wajib.berlaku_dari is 'first day of validity (day that is judged)';
comment on column aturan_informasi_wajib.berlaku_sampai is 'last day of validity, or open';

insert into aturan_informasi_wajib (jenis, versi, urutan, nama, dasar_hukum, umur_maks, dasar_umur, tautan, berlaku_dari)
select jenis, 1, urutan, nama, 'Perbup Bengkayang 24/2018 Pasal 28 ayat (1) huruf ' || huruf, umur, dasar, tautan, '2018-01-03'
  from (values
    -- A vision follows the plan of its five years.
    ('profil', 1, 'Profil penyelenggara', 'a', 1826, 'UU 23/2014 Pasal 263 ayat (3)', '/v1/penyelenggara/{id}'),
    ('pelaksana', 2, 'Profil pelaksana', 'b', null, null, '/v1/penyelenggara/{id}/pelaksana'),
    -- Since it came into force or was evaluated last.
    ('standar', 3, 'Standar pelayanan publik', 'c', 365, 'Perbup Bengkayang 24/2018 Pasal 17 dan Pasal 42 ayat (1)', '/v1/penyelenggara/{id}/kepatuhan-standar'),
    ('maklumat', 4, 'Maklumat pelayanan', 'd', null, null, '/v1/penyelenggara/{id}/maklumat'),
    ('pengaduan', 5, 'Pengelolaan pengaduan', 'e', null, null, '/v1/penyelenggara/{id}/sop-pengaduan'),
    ('evaluasi', 6, 'Evaluasi dan penilaian kinerja', 'f', 365, 'Perbup Bengkayang 24/2018 Pasal 23 ayat (5)', '/v1/skm/hasil?penyelenggara_id={id}')
  ) v (jenis, urutan, nama, huruf, umur, dasar, tautan);

create table informasi_tertutup (
    id uuid primary key,
    penyelenggara_id uuid not null references penyelenggara (id),
    jenis text not null constraint informasi_tertutup_jenis check (jenis in ('profil', 'pelaksana', 'standar', 'maklumat', 'pengaduan', 'evaluasi')),
    dasar_huruf text not null references dasar_pengecualian (huruf),
    alasan text not null,
    sejak date not null,
    sampai date,
    dibuka_pada date,
    constraint informasi_tertutup_masa check (sampai >= sejak),
    constraint informasi_tertutup_satu exclude using gist (penyelenggara_id with =, jenis with =, daterange(sejak, sampai, '[]') with &&) where (dibuka_pada is null)
);
comment on table informasi_tertutup is 'Kinds of information that an agency declared closed, on a ground of the law (P28(2))';
comment on column informasi_tertutup.id is 'UUIDv7';
comment on column informasi_tertutup.penyelenggara_id is 'agency';
comment on column informasi_tertutup.jenis is 'kind';
comment on column informasi_tertutup.dasar_huruf is 'the ground (UU 14/2008 Pasal 17)';
comment on column informasi_tertutup.alasan is 'outcome of the consequence test (UU 14/2008 Pasal 19); public';
comment on column informasi_tertutup.sejak is 'first day';
comment on column informasi_tertutup.sampai is 'last day; NULL: without end';
comment on column informasi_tertutup.dibuka_pada is 'day it was opened again, before that';

create table informasi_wajib_keadaan (
    penyelenggara_id uuid not null references penyelenggara (id),
    jenis text not null,
    status text not null constraint informasi_wajib_keadaan_status check (status in ('ada', 'kedaluwarsa', 'belum_ada', 'ditutup')),
    sejak date not null,
    primary key (penyelenggara_id, jenis)
);
comment on table informasi_wajib_keadaan is 'What the scheduler found last of each kind: a change is told once';
comment on column informasi_wajib_keadaan.penyelenggara_id is 'agency';
comment on column informasi_wajib_keadaan.jenis is 'kind';
comment on column informasi_wajib_keadaan.status is 'its state';
comment on column informasi_wajib_keadaan.sejak is 'day it was found so first';

-- ---------------------------------------------------------------- who reads and writes
do $$
declare
    tabel text;
begin
    foreach tabel in array array['aturan_informasi_wajib', 'informasi_tertutup', 'informasi_wajib_keadaan'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
        execute format('create policy %I on public.%I for select using ((select coalesce(layanand.peran(), '''') <> ''''))', tabel || '_baca', tabel);
    end loop;
    foreach tabel in array array['aturan_informasi_wajib', 'informasi_wajib_keadaan'] loop
        execute format('create policy %I on public.%I for all using (layanand.peran() = ''sistem'') with check (layanand.peran() = ''sistem'')', tabel || '_sistem', tabel);
    end loop;
end $$;

-- Who closes and opens: the head, the head above, the PPID; not who oversees them.
create function layanand.informasi_menutup(p_penyelenggara uuid) returns boolean language sql stable parallel safe as $$
    select layanand.peran() in ('pelaksana', 'kepala_penyelenggara') and layanand.dokumen_mengelola(p_penyelenggara)
$$;
create policy informasi_tertutup_tutup on informasi_tertutup for insert with check (layanand.informasi_menutup(penyelenggara_id) and dibuka_pada is null);
create policy informasi_tertutup_buka on informasi_tertutup for update
    using (layanand.informasi_menutup(penyelenggara_id) and dibuka_pada is null) with check (layanand.informasi_menutup(penyelenggara_id));
grant select on aturan_informasi_wajib, informasi_tertutup, informasi_wajib_keadaan to layanand_daemon;
grant insert, update (dibuka_pada) on informasi_tertutup to layanand_daemon;
grant insert, update (status, sejak) on informasi_wajib_keadaan to layanand_daemon;

-- For a caller who wants to close or open: an agency that there is not 404, one of others 403.
create function layanand.informasi_dikelola(p_penyelenggara uuid) returns boolean language plpgsql stable as $$
begin
    perform layanand.penyelenggara_terlihat(p_penyelenggara);
    if not layanand.informasi_menutup(p_penyelenggara) then
        raise exception 'penyelenggara lain' using errcode = 'insufficient_privilege';
    end if;
    return true;
end $$;

-- In the chain of the agency, like every change of its catalogue; an exception that is to end names its last day.
create function layanand.jaga_informasi_tertutup() returns trigger language plpgsql as $$
begin
    if new.sampai is null and not (select p.tetap from public.dasar_pengecualian p where p.huruf = new.dasar_huruf) then
        perform layanand.tolak('dokumen_perlu_sampai', '/sampai');
    end if;
    return new;
end $$;
create trigger informasi_tertutup_jaga before insert on informasi_tertutup for each row execute function layanand.jaga_informasi_tertutup();
create trigger informasi_tertutup_catat after insert or update on informasi_tertutup for each row execute function layanand.katalog_catat();

-- ---------------------------------------------------------------- what there is
-- The day of the last evaluation of a standard: the evaluation itself is for those who handle the standard, that there was one is for everybody.
create policy standar_evaluasi_hari on standar_evaluasi for select to current_user using (true);
create function layanand.standar_dievaluasi(p_berkas uuid) returns date language sql stable security definer set search_path = public, pg_temp as $$
    select max(layanand.tanggal(e.dicatat_pada)) from standar_evaluasi e where e.berkas_id = p_berkas
$$;

-- The parts of each kind that are lacking on that day, and how recent what there is is. Of one agency, or of all.
create function layanand.informasi_wajib(p_penyelenggara uuid, p_hari date)
returns table (penyelenggara_id uuid, jenis text, per_tanggal date, kurang text[]) language sql stable as $$
    with terbit as materialized (
        select (select b.penyelenggara_id from berkas b where b.id = s.berkas_id) as penyelenggara_id, max(layanand.tanggal(s.diterbitkan_pada)) as hari
          from skm_survei s
         where s.diterbitkan_pada is not null and s.ditarik_pada is null
         group by 1
    ), bertugas as materialized (
        select e.penyelenggara_id, bool_or(t.tugas = 'pengelola_pengaduan') as pengelola
          from penugasan t
          join pelaksana e on e.id = t.pelaksana_id and e.aktif
         where layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, p_hari)
         group by e.penyelenggara_id
    )
    select o.id, k.jenis, k.hari, array_remove(k.kurang, null)
      from penyelenggara o
      left join terbit r on r.penyelenggara_id = o.id
      left join bertugas t on t.penyelenggara_id = o.id
     cross join lateral (
            select max(layanand.tanggal(e.diperbarui_pada)) as hari, bool_or(e.kepala) as kepala
              from pelaksana e where e.penyelenggara_id = o.id and e.aktif) p
     cross join lateral (
            select count(*) as layanan, count(s.berkas_id) as berstandar, bool_and(y.terbit) as terbit,
                   min(greatest(s.berlaku_dari, layanand.standar_dievaluasi(s.berkas_id))) as hari
              from layanan l
              left join standar s on s.berkas_id = layanand.standar_berlaku(l.id, p_hari)
             cross join lateral (select exists (select from publikasi x where x.berkas_id = s.berkas_id) as terbit) y
             where l.penyelenggara_id = o.id and l.aktif) s
      left join maklumat m on m.penyelenggara_id = o.id and m.berlaku_dari is not null and daterange(m.berlaku_dari, m.berlaku_sampai, '[]') @> p_hari
      left join sop_pengaduan q on q.penyelenggara_id = o.id and q.berlaku_dari is not null and daterange(q.berlaku_dari, q.berlaku_sampai, '[]') @> p_hari
     cross join lateral (values
            ('profil', layanand.tanggal(o.diperbarui_pada),
             array[case when o.motto is null then 'motto' end, case when o.visi is null then 'visi' end, case when o.misi = '[]' then 'misi' end]),
            ('pelaksana', p.hari, array[case when p.kepala is not true then 'kepala' end, case when t.penyelenggara_id is null then 'penetapan' end]),
            ('standar', s.hari,
             array[case when s.layanan = 0 then 'layanan' end, case when s.berstandar < s.layanan then 'standar' end,
                   case when s.berstandar = s.layanan and not s.terbit then 'publikasi' end]),
            ('maklumat', m.berlaku_dari,
             array[case when m.berkas_id is null then 'maklumat'
                        when not exists (select from publikasi x where x.berkas_id = m.berkas_id) then 'publikasi' end]),
            ('pengaduan', q.berlaku_dari,
             array[case when q.berkas_id is null then 'sop'
                        when not exists (select from publikasi x where x.berkas_id = q.berkas_id) then 'publikasi' end,
                   case when not exists (select from kanal_pengaduan x
                                          where x.penyelenggara_id = o.id and layanand.aturan_hari(x.aktif_dari, x.aktif_sampai, p_hari)) then 'kanal' end,
                   case when t.pengelola is not true then 'pejabat' end]),
            ('evaluasi', r.hari, array[case when r.hari is null then 'skm' end])) k (jenis, hari, kurang)
     where p_penyelenggara is null or o.id = p_penyelenggara
$$;

-- The same judged by the rules of that day: what is closed is neither missing nor out of date.
create function layanand.informasi_wajib_nilai(p_penyelenggara uuid, p_hari date)
returns table (penyelenggara_id uuid, urutan smallint, jenis text, status text, isi json) language sql stable as $$
    select i.penyelenggara_id, a.urutan, a.jenis, n.status,
           (select to_json(x) from (
                select a.jenis, a.nama, n.status, i.per_tanggal, p_hari - i.per_tanggal as umur_hari, a.umur_maks as umur_maks_hari, i.kurang,
                       case when k.status = n.status then k.sejak end as tercatat_sejak,
                       replace(a.tautan, '{id}', i.penyelenggara_id::text) as tautan, a.dasar_hukum, a.dasar_umur,
                       case when t.id is not null
                            then json_build_object('huruf', t.dasar_huruf, 'dasar_hukum', g.dasar_hukum, 'alasan', t.alasan, 'sejak', t.sejak,
                                                   'sampai', t.sampai) end as penutupan) x)
      from layanand.informasi_wajib(p_penyelenggara, p_hari) i
      join aturan_informasi_wajib a on a.jenis = i.jenis and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, p_hari)
      left join informasi_tertutup t on t.penyelenggara_id = i.penyelenggara_id and t.jenis = i.jenis and t.dibuka_pada is null
            and layanand.aturan_hari(t.sejak, t.sampai, p_hari)
      left join dasar_pengecualian g on g.huruf = t.dasar_huruf
      left join informasi_wajib_keadaan k on k.penyelenggara_id = i.penyelenggara_id and k.jenis = i.jenis
     cross join lateral (select case when t.id is not null then 'ditutup' when i.kurang <> '{}' then 'belum_ada'
                                     when p_hari - i.per_tanggal > a.umur_maks then 'kedaluwarsa' else 'ada' end as status) n
$$;

-- Completeness in percent of the kinds that are not closed: what is there counts in full, what is out of date by half.
create function layanand.informasi_wajib_skor(p_penyelenggara uuid, p_hari date)
returns table (penyelenggara_id uuid, skor integer, ada bigint, kedaluwarsa bigint, belum_ada bigint, ditutup bigint, perlu text[], informasi json)
language sql stable as $$
    select n.penyelenggara_id,
           coalesce(round(100.0 * sum(case n.status when 'ada' then 1 when 'kedaluwarsa' then 0.5 else 0 end)
                          / nullif(count(*) filter (where n.status <> 'ditutup'), 0)), 100)::integer,
           count(*) filter (where n.status = 'ada'), count(*) filter (where n.status = 'kedaluwarsa'), count(*) filter (where n.status = 'belum_ada'),
           count(*) filter (where n.status = 'ditutup'),
           coalesce(array_agg(n.jenis order by n.urutan) filter (where n.status in ('belum_ada', 'kedaluwarsa')), '{}'),
           json_agg(n.isi order by n.urutan)
      from layanand.informasi_wajib_nilai(p_penyelenggara, p_hari) n
     group by n.penyelenggara_id
$$;

insert into jadwal (nama, selang, hari_kerja) values ('informasi_wajib', '1 day', false);

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
revoke execute on function layanand.skm_simpan_satu(uuid, text, date, smallint[], jsonb, uuid, text) from layanand_daemon;
