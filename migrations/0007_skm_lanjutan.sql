-- What surrounds a result (P23(5)(6)(9)(10)): withdrawal, the follow-up plan with its deadlines, the yearly duty, surveys right after a
-- service, paper forms one by one, and the recount.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- rounds: withdrawn, replaced, instant
alter table skm_survei
    add column seketika boolean not null default false,
    add column menggantikan_id uuid references skm_survei (berkas_id),
    add column ditarik_pada timestamptz,
    add column alasan_penarikan text,
    add constraint skm_seketika_layanan check (not seketika or layanan_id is not null);
comment on column skm_survei.seketika is 'right after the service (P23(6)): closing it opens the next one';
comment on column skm_survei.menggantikan_id is 'withdrawn round that this one corrects';
comment on column skm_survei.ditarik_pada is 'legal instant of the withdrawal: the result is a tombstone since then';
comment on column skm_survei.alasan_penarikan is 'why it was withdrawn';
create unique index skm_seketika_satu on skm_survei (layanan_id) where seketika and dibuka_pada is not null and ditutup_pada is null;

-- A withdrawn round stays known; its figures only to those who conduct it.
drop policy berkas_skm_lihat on berkas;
create policy berkas_skm_lihat on berkas for select using (
    proses = 'skm' and (status in ('dibuka', 'dipublikasikan', 'dilaporkan', 'ditarik') and coalesce(layanand.peran(), '') <> ''
                        or layanand.skm_mencatat()));
drop policy skm_hasil_lihat on skm_hasil;
create policy skm_hasil_lihat on skm_hasil for select using (
    (select b.status <> 'ditarik' or layanand.peran() = 'sistem' or layanand.skm_menangani(b.id) from berkas b where b.id = survei_id));
create policy skm_survei_catat on skm_survei for update using (layanand.skm_mencatat());

-- The plan of a round is fixed once it is open, its dates once they are set, the suggestions once the result is published.
create function layanand.jaga_skm_survei() returns trigger language plpgsql as $$
declare
    keadaan text := (select b.status from public.berkas b where b.id = old.berkas_id);
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if keadaan <> 'rancangan'
       and (new.layanan_id, new.judul, new.tahun, new.periode, new.metode, new.populasi, new.pelaksana_survei, new.nama_pihak_ketiga, new.akses,
            new.metode_hitung, new.metode_versi, new.seketika, new.menggantikan_id)
           is distinct from
           (old.layanan_id, old.judul, old.tahun, old.periode, old.metode, old.populasi, old.pelaksana_survei, old.nama_pihak_ketiga, old.akses,
            old.metode_hitung, old.metode_versi, old.seketika, old.menggantikan_id)
       or old.dibuka_pada is not null and new.dibuka_pada is distinct from old.dibuka_pada
       or old.ditutup_pada is not null and new.ditutup_pada is distinct from old.ditutup_pada
       or old.diterbitkan_pada is not null and new.diterbitkan_pada is distinct from old.diterbitkan_pada
       or old.ditarik_pada is not null and new.ditarik_pada is distinct from old.ditarik_pada
       or keadaan not in ('ditutup', 'dianalisis') and new.saran_perbaikan is distinct from old.saran_perbaikan then
        raise exception 'bukan bagian survei yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger skm_survei_jaga before update on skm_survei for each row execute function layanand.jaga_skm_survei();

update proses set status_akhir = '{ditarik}' where proses = 'skm';
insert into aturan_tenggat (proses, jenis, versi, panjang, satuan, dasar_hukum, lewat_eskalasi, lewat_kejadian, berlaku_dari) values
    ('skm', 'periode_seketika', 1, 92, 'hari', 'Perbup Bengkayang 24/2018 Pasal 23 ayat (6)', 1, 'skm.periode_berakhir', '2018-01-03'),
    -- The length of each is that of the plan: up to the day promised there.
    ('skm', 'tindak_lanjut', 1, 366, 'hari', 'Perbup Bengkayang 24/2018 Pasal 23 ayat (9)', 1, 'skm.tindak_lanjut_terlambat', '2018-01-03');
update aturan_tindakan set memenuhi = '{periode_seketika}' where proses = 'skm' and tindakan = 'tutup';
insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, memulai, kejadian, dasar_hukum)
select 'skm', 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, pelaku, memulai, 'skm.' || kejadian, 'Perbup Bengkayang 24/2018 Pasal 23 ' || ayat
  from (values
    (3, 'buka', 'seketika', '{rancangan}'::text[], 'dibuka', '{petugas,sistem}'::text[], '{periode_seketika}'::text[], 'dibuka', 'ayat (6)'),
    (9, 'tindak-lanjut', '', '{dipublikasikan,dilaporkan}', null, '{petugas}', '{}', 'ditindaklanjuti', 'ayat (9)'),
    (10, 'tarik', '', '{dipublikasikan,dilaporkan}', 'ditarik', '{kepala_penyelenggara,bagian_organisasi}', '{}', 'ditarik', 'ayat (10)')
  ) v (urutan, tindakan, cabang, dari, ke, pelaku, memulai, kejadian, ayat);

-- ---------------------------------------------------------------- the follow-up plan (P23(9))
create table skm_tindak_lanjut (
    survei_id uuid not null references skm_survei (berkas_id),
    nomor smallint not null,
    unsur text not null,
    uraian text not null,
    penanggung_jawab text not null,
    target date not null,
    status text not null default 'direncanakan' constraint skm_tindak_lanjut_status check (status in ('direncanakan', 'berjalan', 'selesai')),
    selesai_pada date,
    tenggat_id uuid not null references tenggat (id),
    primary key (survei_id, nomor)
);
comment on table skm_tindak_lanjut is 'The suggestions of a published result as a plan that is tracked, one row each';
comment on column skm_tindak_lanjut.survei_id is 'round';
comment on column skm_tindak_lanjut.nomor is 'place in the suggestions, from 1';
comment on column skm_tindak_lanjut.unsur is 'unsur it improves';
comment on column skm_tindak_lanjut.uraian is 'what will be done';
comment on column skm_tindak_lanjut.penanggung_jawab is 'who owes it';
comment on column skm_tindak_lanjut.target is 'day by which it is done';
comment on column skm_tindak_lanjut.status is 'direncanakan, berjalan, selesai';
comment on column skm_tindak_lanjut.selesai_pada is 'day it was done';
comment on column skm_tindak_lanjut.tenggat_id is 'its deadline in the case engine';
create index skm_tindak_lanjut_target on skm_tindak_lanjut (target, survei_id, nomor);

create table skm_kemajuan (
    id uuid primary key,
    survei_id uuid not null,
    nomor smallint not null,
    status text not null constraint skm_kemajuan_status check (status in ('berjalan', 'selesai')),
    tanggal date not null,
    uraian text not null,
    dicatat_pada timestamptz not null,
    foreign key (survei_id, nomor) references skm_tindak_lanjut (survei_id, nomor)
);
comment on table skm_kemajuan is 'What was done about a suggestion, entry by entry';
comment on column skm_kemajuan.id is 'UUIDv7';
comment on column skm_kemajuan.survei_id is 'round';
comment on column skm_kemajuan.nomor is 'which suggestion';
comment on column skm_kemajuan.status is 'its status since then';
comment on column skm_kemajuan.tanggal is 'day it happened';
comment on column skm_kemajuan.uraian is 'what was done';
comment on column skm_kemajuan.dicatat_pada is 'legal instant of the entry';
create index skm_kemajuan_survei on skm_kemajuan (survei_id, nomor, id);

-- The plan of a result that is being published, each part with its deadline at the end of the day promised. The rule gives basis and
-- consequence, the plan the length: therefore in the name of the daemon.
create function layanand.skm_tindak_lanjut_mulai(p_survei uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
    hari date := layanand.tanggal(layanand.sekarang());
begin
    if not layanand.skm_menangani(p_survei) then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.peran', 'sistem', true);
    with saran as (
        select j.o as nomor, j.v, greatest((j.v ->> 'target')::date, hari) as akhir, layanand.uuid_v7(layanand.sekarang()) as id
          from skm_survei s cross join lateral jsonb_array_elements(s.saran_perbaikan) with ordinality j (v, o)
         where s.berkas_id = p_survei
    ), mulai as (
        insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi)
        select s.id, p_survei, r.jenis, layanand.sekarang(), (select max(k.urutan) from kejadian k where k.rantai_id = p_survei),
               (s.akhir + 1)::timestamp at time zone 'Asia/Pontianak' - interval '1 second', s.akhir - hari, r.satuan, r.dasar_hukum, r.id, r.versi
          from saran s
          join berkas b on b.id = p_survei
          join aturan_tenggat r on r.proses = 'skm' and r.jenis = 'tindak_lanjut'
                and layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, layanand.tanggal(b.diterima_pada))
        returning id
    )
    insert into skm_tindak_lanjut (survei_id, nomor, unsur, uraian, penanggung_jawab, target, tenggat_id)
    select p_survei, s.nomor, s.v ->> 'unsur', s.v ->> 'uraian', s.v ->> 'penanggung_jawab', (s.v ->> 'target')::date, m.id
      from saran s join mulai m on m.id = s.id;
    perform set_config('layanand.peran', peran, true);
end $$;

-- ---------------------------------------------------------------- the yearly duty (P23(5))
create table skm_kewajiban (
    berlaku_dari date primary key,
    berlaku_sampai date,
    peringatan_bulan smallint not null constraint skm_kewajiban_bulan check (peringatan_bulan between 1 and 12),
    peringatan_tanggal smallint not null constraint skm_kewajiban_tanggal check (peringatan_tanggal between 1 and 28),
    dasar_hukum text not null
);
comment on table skm_kewajiban is 'The duty of a round each year, as rules with validity dates (P46)';
comment on column skm_kewajiban.berlaku_dari is 'first day of validity; the last day of a year decides';
comment on column skm_kewajiban.berlaku_sampai is 'last day of validity, or open';
comment on column skm_kewajiban.peringatan_bulan is 'month from which an agency without a round is warned';
comment on column skm_kewajiban.peringatan_tanggal is 'day of that month';
comment on column skm_kewajiban.dasar_hukum is 'legal basis';
insert into skm_kewajiban (berlaku_dari, peringatan_bulan, peringatan_tanggal, dasar_hukum)
values ('2018-01-03', 10, 1, 'Perbup Bengkayang 24/2018 Pasal 23 ayat (5)');

create table skm_kelalaian (
    penyelenggara_id uuid not null references penyelenggara (id),
    tahun smallint not null,
    jenis text not null constraint skm_kelalaian_jenis check (jenis in ('peringatan', 'tanpa_survei')),
    tanggal date not null,
    dicatat_pada timestamptz not null,
    primary key (penyelenggara_id, tahun, jenis)
);
comment on table skm_kelalaian is 'Agencies that the scheduler found without a round: warned late in the year, reported after its end; each once';
comment on column skm_kelalaian.penyelenggara_id is 'agency';
comment on column skm_kelalaian.tahun is 'year';
comment on column skm_kelalaian.jenis is 'peringatan (the year still runs) or tanpa_survei (it has ended)';
comment on column skm_kelalaian.tanggal is 'day it was due';
comment on column skm_kelalaian.dicatat_pada is 'legal instant the scheduler noticed';

-- Agencies that existed when the year began, with the rounds they have held for it: opened, and not withdrawn.
create function layanand.skm_wajib(p_tahun integer) returns table (penyelenggara_id uuid, survei bigint) language sql stable as $$
    select p.id, (select count(*) from public.skm_survei s
                    join public.berkas b on b.id = s.berkas_id
                   where s.tahun = p_tahun and b.penyelenggara_id = p.id and b.status not in ('rancangan', 'ditarik'))
      from public.penyelenggara p
     where coalesce(p.dibentuk_pada, '-infinity') <= make_date(p_tahun, 1, 1)
$$;

-- ---------------------------------------------------------------- who let answers in (against stuffing), and the doors beside `respon`
create table skm_catatan (
    survei_id uuid not null references skm_survei (berkas_id),
    hari date not null,
    pencatat text not null,
    jenis text not null constraint skm_catatan_jenis check (jenis in ('undangan', 'entri')),
    jumlah integer not null,
    primary key (survei_id, hari, pencatat, jenis)
);
comment on table skm_catatan is 'How many invitations and paper forms each officer entered on each day; no finer, so that no answer can be told by it';
comment on column skm_catatan.survei_id is 'round';
comment on column skm_catatan.hari is 'local day';
comment on column skm_catatan.pencatat is 'sub of the officer';
comment on column skm_catatan.jenis is 'undangan (handed out after a service) or entri (a paper form)';
comment on column skm_catatan.jumlah is 'how many';

create function layanand.skm_catat(p_survei uuid, p_hari date, p_jenis text) returns void language sql as $$
    insert into public.skm_catatan as c (survei_id, hari, pencatat, jenis, jumlah)
    values (p_survei, p_hari, layanand.pemanggil(), p_jenis, 1)
    on conflict (survei_id, hari, pencatat, jenis) do update set jumlah = c.jumlah + 1
$$;

-- What an answer must be, whoever brings it: its values in the order of the round's unsur.
create function layanand.skm_nilai(p_survei uuid, p_jawaban jsonb, p_layanan uuid) returns jsonb language plpgsql stable as $$
begin
    if exists (select 1 from jsonb_object_keys(p_jawaban) k (kode)
                where not exists (select 1 from public.skm_unsur u where u.survei_id = p_survei and u.kode = k.kode)) then
        raise exception 'unsur asing' using constraint = 'skm_unsur_asing';
    elsif p_layanan is not null and not exists (
            select 1 from public.skm_survei v
              join public.berkas b on b.id = v.berkas_id
              join public.layanan l on l.id = p_layanan and l.penyelenggara_id = b.penyelenggara_id
             where v.berkas_id = p_survei and (v.layanan_id is null or v.layanan_id = p_layanan)) then
        raise exception 'layanan asing' using constraint = 'skm_layanan_asing';
    end if;
    return (select jsonb_agg(p_jawaban -> u.kode order by u.urutan) from public.skm_unsur u where u.survei_id = p_survei);
end $$;

create or replace function layanand.skm_jawab(p_survei uuid, p_token text, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    s record;
    nilai jsonb;
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23));
    perform set_config('layanand.skm', '1', true);
    select b.status, v.akses into s from berkas b join skm_survei v on v.berkas_id = b.id where b.id = p_survei;
    if coalesce(s.status, 'rancangan') = 'rancangan' then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif s.status <> 'dibuka' then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    elsif p_token is null and s.akses = 'undangan' then
        raise exception 'perlu undangan' using constraint = 'skm_perlu_undangan';
    end if;
    nilai := layanand.skm_nilai(p_survei, p_jawaban, p_layanan);
    if p_token is not null then
        delete from skm_undangan u where u.hash = sha256(convert_to(p_token, 'UTF8')) and u.survei_id = p_survei;
        if not found then
            raise exception 'undangan tidak berlaku' using constraint = 'skm_undangan_habis';
        end if;
    end if;
    perform layanand.skm_simpan(p_survei, 'daring', p_hari, jsonb_build_array(
        coalesce(p_profil, '{}') || jsonb_build_object('nilai', nilai, 'layanan', p_layanan, 'saran', p_saran)));
    return true;
end $$;

-- One paper form, by those who conduct the round.
create function layanand.skm_entri(p_survei uuid, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23));
    if not exists (select 1 from berkas b where b.id = p_survei and b.proses = 'skm') then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif not layanand.skm_menangani(p_survei) then
        raise exception 'bukan pelaksana survei ini' using constraint = 'skm_bukan_pelaksana';
    elsif not exists (select 1 from berkas b where b.id = p_survei and b.status = 'dibuka') then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    end if;
    perform layanand.skm_simpan(p_survei, 'kertas', p_hari, jsonb_build_array(
        coalesce(p_profil, '{}') || jsonb_build_object('nilai', layanand.skm_nilai(p_survei, p_jawaban, p_layanan), 'layanan', p_layanan, 'saran', p_saran)));
    perform set_config('layanand.skm', '1', true);
    perform layanand.skm_catat(p_survei, p_hari, 'entri');
    perform set_config('layanand.skm', '', true);
    return true;
end $$;

-- One invitation for somebody who has just received a service (P23(6)): to the instant round of the service, else to an open round about it,
-- else to one about its agency. Given by officers of the agency that gives the service; the token is known to nobody else.
create function layanand.skm_undang(p_layanan uuid, p_hari date) returns table (survei_id uuid, token text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    tempat uuid := (select l.penyelenggara_id from layanan l where l.id = p_layanan);
    tujuan uuid;
    rahasia text := rtrim(translate(encode(uuid_send(gen_random_uuid()), 'base64'), '+/', '-_'), '=');
begin
    if tempat is null then
        raise exception 'layanan tidak ada' using constraint = 'skm_layanan_tidak_ada';
    elsif not (case layanand.peran()
                  when 'pelaksana' then tempat = layanand.penyelenggara_saya()
                      and (layanand.bertugas('front_office') or layanand.bertugas('back_office') or layanand.bertugas('tim_skm'))
                  when 'kepala_penyelenggara' then layanand.dalam_lingkup(tempat)
                  else coalesce(layanand.peran() in ('bagian_organisasi', 'sistem'), false) end) then
        raise exception 'bukan layanan penyelenggara pemanggil' using constraint = 'skm_bukan_pelaksana';
    end if;
    perform set_config('layanand.skm', '1', true);
    tujuan := (select b.id from berkas b join skm_survei s on s.berkas_id = b.id
                where b.proses = 'skm' and b.status = 'dibuka' and b.penyelenggara_id = tempat and coalesce(s.layanan_id, p_layanan) = p_layanan
                order by s.seketika desc, s.layanan_id is null, s.dibuka_pada desc, b.id limit 1);
    if tujuan is null then
        raise exception 'tidak ada survei yang dibuka' using constraint = 'skm_tanpa_putaran';
    end if;
    perform pg_advisory_xact_lock_shared(hashtextextended(tujuan::text, 23));
    if not exists (select 1 from berkas b where b.id = tujuan and b.status = 'dibuka') then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    end if;
    insert into skm_undangan (hash, survei_id) values (sha256(convert_to(rahasia, 'UTF8')), tujuan);
    update skm_survei s set undangan_dibuat = s.undangan_dibuat + 1 where s.berkas_id = tujuan;
    perform layanand.skm_catat(tujuan, p_hari, 'undangan');
    perform set_config('layanand.skm', '', true);
    return query select tujuan, rahasia;
end $$;

-- Invitations of an instant round that nobody has used yet are good for the one that follows it.
create function layanand.skm_undangan_pindah(p_dari uuid, p_ke uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if layanand.skm_menangani(p_dari) and layanand.skm_menangani(p_ke) then
        perform set_config('layanand.skm', '1', true);
        update skm_undangan u set survei_id = p_ke where u.survei_id = p_dari;
        perform set_config('layanand.skm', '', true);
    end if;
end $$;

-- ---------------------------------------------------------------- the recount
-- The sums of a round for those who conduct it and for the daemon, from the rollups, or from every answer anew.
create or replace function layanand.skm_rekap_baca(p_survei uuid) returns table (atribut text, kelompok text, responden bigint, dikecualikan bigint,
    jumlah bigint[], terisi bigint[], lengkap bigint, x bigint[], xx bigint[], xt bigint[], t bigint, tt bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not layanand.skm_menangani(p_survei) and layanand.peran() is distinct from 'sistem' then
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

create function layanand.skm_hitung_ulang(p_survei uuid) returns table (atribut text, kelompok text, responden bigint, dikecualikan bigint,
    jumlah bigint[], terisi bigint[], lengkap bigint, x bigint[], xx bigint[], xt bigint[], t bigint, tt bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if layanand.peran() is distinct from 'sistem' then
        raise exception 'hanya untuk daemon' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('layanand.skm', '1', true);
    return query
        with jawaban as materialized (
            select r.*, array_position(r.nilai, null) is null as utuh, (select sum(v) from unnest(r.nilai) v) as total
              from skm_respon r where r.survei_id = p_survei
        ), golongan as materialized (
            select j.id, j.nilai, j.utuh, j.total, k.atribut, k.kelompok
              from jawaban j
             cross join lateral (values ('', ''), ('jenis_kelamin', j.jenis_kelamin), ('usia', j.usia), ('pendidikan', j.pendidikan),
                                        ('pekerjaan', j.pekerjaan), ('layanan', j.layanan)) k (atribut, kelompok)
        ), kepala as (
            select g.atribut, g.kelompok, count(g.total) as responden, count(*) - count(g.total) as dikecualikan, count(*) filter (where g.utuh) as lengkap,
                   coalesce(sum(g.total) filter (where g.utuh), 0)::bigint as t, coalesce(sum(g.total * g.total) filter (where g.utuh), 0)::bigint as tt
              from golongan g group by g.atribut, g.kelompok
        ), butir as (
            select g.atribut, g.kelompok, u.o, coalesce(sum(u.v), 0)::bigint as jumlah, count(u.v) as terisi,
                   coalesce(sum(u.v) filter (where g.utuh), 0)::bigint as x, coalesce(sum(u.v * u.v) filter (where g.utuh), 0)::bigint as xx,
                   coalesce(sum(u.v * g.total) filter (where g.utuh), 0)::bigint as xt
              from golongan g cross join lateral unnest(g.nilai) with ordinality u (v, o)
             group by g.atribut, g.kelompok, u.o
        ), isi as (
            select b.atribut, b.kelompok, array_agg(b.jumlah order by b.o) as jumlah, array_agg(b.terisi order by b.o) as terisi,
                   array_agg(b.x order by b.o) as x, array_agg(b.xx order by b.o) as xx, array_agg(b.xt order by b.o) as xt
              from butir b group by b.atribut, b.kelompok
        )
        select h.atribut, h.kelompok, h.responden, h.dikecualikan, i.jumlah, i.terisi, h.lengkap, i.x, i.xx, i.xt, h.t, h.tt
          from kepala h join isi i on i.atribut = h.atribut and i.kelompok = h.kelompok;
    perform set_config('layanand.skm', '', true);
end $$;

-- Two results of the same survey whose answers differ by one to four would tell those answers by subtraction. The number of such an
-- earlier result (published, or withdrawn and perhaps kept by somebody), or NULL. What the break-downs would tell in the same way is
-- withheld when the round is computed (src/skm/tutup.c).
create function layanand.skm_terlalu_dekat(p_survei uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hasil text;
begin
    if not layanand.skm_menangani(p_survei) then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.skm', '1', true);
    select o.nomor into hasil
      from berkas b
      join skm_survei s on s.berkas_id = b.id
      join skm_hasil h on h.survei_id = b.id
      join berkas o on o.proses = 'skm' and o.penyelenggara_id = b.penyelenggara_id and o.id <> b.id
       and o.status in ('dipublikasikan', 'dilaporkan', 'ditarik')
      join skm_survei q on q.berkas_id = o.id
       and (q.berkas_id = s.menggantikan_id
            or (q.tahun, q.periode) = (s.tahun, s.periode) and q.layanan_id is not distinct from s.layanan_id)
      join skm_hasil g on g.survei_id = o.id
     where b.id = p_survei and abs(h.responden + h.dikecualikan - g.responden - g.dikecualikan) <= 4
       and (select sum(abs(d.beda))
              from (select count(*) filter (where r.survei_id = b.id) - count(*) filter (where r.survei_id = o.id) as beda
                      from skm_respon r where r.survei_id in (b.id, o.id) group by r.nilai) d) between 1 and 4
     order by o.nomor limit 1;
    perform set_config('layanand.skm', '', true);
    return hasil;
end $$;

-- Complaints about an agency, or one of its services, received in a period: how many of each class; fewer than five are not told.
create function layanand.skm_pengaduan(p_penyelenggara uuid, p_layanan uuid, p_dari date, p_sampai date) returns table (klasifikasi text, jumlah bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
begin
    perform set_config('layanand.peran', 'sistem', true);
    return query
        select b.kelas, case when count(*) >= 5 then count(*) end
          from berkas b
          join pengaduan p on p.berkas_id = b.id
         where b.proses = 'pengaduan' and b.penyelenggara_id = p_penyelenggara and (p_layanan is null or p.layanan_id = p_layanan)
           and b.diterima_pada >= p_dari::timestamp at time zone 'Asia/Pontianak'
           and b.diterima_pada < (p_sampai + 1)::timestamp at time zone 'Asia/Pontianak'
         group by b.kelas;
    perform set_config('layanand.peran', peran, true);
end $$;

-- ---------------------------------------------------------------- policies and grants
do $$
declare
    tabel text;
begin
    foreach tabel in array array['skm_tindak_lanjut', 'skm_kemajuan', 'skm_kewajiban', 'skm_kelalaian', 'skm_catatan'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
end $$;
create policy skm_tindak_lanjut_lihat on skm_tindak_lanjut for select using ((select true from berkas b where b.id = survei_id));
create policy skm_tindak_lanjut_buat on skm_tindak_lanjut for insert with check (layanand.peran() = 'sistem');
create policy skm_tindak_lanjut_ubah on skm_tindak_lanjut for update using (layanand.skm_menangani(survei_id));
create policy skm_kemajuan_lihat on skm_kemajuan for select using ((select true from berkas b where b.id = survei_id));
create policy skm_kemajuan_buat on skm_kemajuan for insert with check (layanand.skm_menangani(survei_id));
create policy skm_kewajiban_baca on skm_kewajiban for select using (coalesce(layanand.peran(), '') <> '');
create policy skm_kewajiban_sistem on skm_kewajiban for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
create policy skm_kelalaian_lihat on skm_kelalaian for select using (
    case layanand.peran()
        when 'kepala_penyelenggara' then layanand.dalam_lingkup(penyelenggara_id)
        else layanand.peran() in ('bagian_organisasi', 'sistem')
    end);
create policy skm_kelalaian_catat on skm_kelalaian for insert with check (layanand.peran() = 'sistem');
create policy skm_catatan_lihat on skm_catatan for select using (layanand.skm_menangani(survei_id) or layanand.skm_mencatat());
create policy skm_catatan_catat on skm_catatan for insert with check (layanand.skm_mencatat());
create policy skm_catatan_tambah on skm_catatan for update using (layanand.skm_mencatat());

grant select on skm_tindak_lanjut, skm_kemajuan, skm_kewajiban, skm_kelalaian, skm_catatan to layanand_daemon;
grant update (status, selesai_pada) on skm_tindak_lanjut to layanand_daemon;
grant insert on skm_kemajuan, skm_kelalaian to layanand_daemon;
-- Answers, invitations and rollups: also reading them is for the functions alone.
revoke select on skm_respon, skm_undangan, skm_rekap from layanand_daemon;

insert into jadwal (nama) values ('kepatuhan_skm');

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
