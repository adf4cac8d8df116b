-- Rights of the people whose data is held (UU 27/2022): what is held, corrected, erased; and retention as rules, for what nobody asks about.

select set_config('layanand.peran', 'sistem', true);

insert into proses (proses, awalan, nama) values ('data_pribadi', 'DPB', 'Data pribadi');

-- ---------------------------------------------------------------- retention as data
create table aturan_retensi (
    id uuid primary key default gen_random_uuid(),
    proses text references proses (proses),
    apa text not null constraint aturan_retensi_apa check (apa in ('identitas', 'kartu_identitas')),
    versi integer not null,
    sesudah text not null constraint aturan_retensi_sesudah check (sesudah in ('ditutup', 'diperiksa')),
    kejadian text[] not null default '{}',
    panjang integer not null constraint aturan_retensi_panjang check (panjang between 0 and 36500),
    panjang_permintaan integer constraint aturan_retensi_permintaan check (panjang_permintaan between 0 and 36500),
    dasar_hukum text not null,
    berlaku_dari date not null,
    berlaku_sampai date,
    constraint aturan_retensi_unik unique nulls not distinct (proses, apa, versi)
);
comment on table aturan_retensi is 'How long personal data of a case is kept (P46: versioned, a case is judged by the rules of the day it was received); the case itself is an archive and stays (P40(1))';
comment on column aturan_retensi.id is 'row id';
comment on column aturan_retensi.proses is 'process, or NULL: all that have no rule of their own';
comment on column aturan_retensi.apa is 'identitas, or kartu_identitas (copies of identity cards)';
comment on column aturan_retensi.versi is 'version of the rule';
comment on column aturan_retensi.sesudah is 'counted from: ditutup (the case was closed), diperiksa (one of the events in kejadian, or closed)';
comment on column aturan_retensi.kejadian is 'kinds of events after which the identity counts as verified';
comment on column aturan_retensi.panjang is 'calendar days kept after that';
comment on column aturan_retensi.panjang_permintaan is 'calendar days after which it is erased when the person asks; NULL: not on request';
comment on column aturan_retensi.dasar_hukum is 'legal basis, shown to the person';
comment on column aturan_retensi.berlaku_dari is 'first day of validity (day the case was received)';
comment on column aturan_retensi.berlaku_sampai is 'last day of validity, or open';
alter table aturan_retensi enable row level security;
alter table aturan_retensi force row level security;
create policy aturan_retensi_baca on aturan_retensi for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy aturan_retensi_tulis on aturan_retensi for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
grant select on aturan_retensi to layanand_daemon;

insert into aturan_retensi (proses, apa, versi, sesudah, kejadian, panjang, panjang_permintaan, dasar_hukum, berlaku_dari) values
    (null, 'identitas', 1, 'ditutup', '{}', 730, 0, 'UU 27/2022 Pasal 43 dan 44; UU 43/2009', '2018-01-03'),
    (null, 'kartu_identitas', 1, 'diperiksa', '{pengaduan.lengkap,permohonan.lengkap}', 0, 0, 'UU 27/2022 Pasal 16 ayat (2) dan Pasal 44', '2018-01-03');

alter table lampiran add column dihapus_pada timestamptz;
comment on column lampiran.dihapus_pada is 'legal instant its content was erased by a rule of retention or at the person''s request; the row stays';
create index lampiran_kartu on lampiran (berkas_id) where kategori = 'identitas' and dihapus_pada is null;
create index berkas_ditutup on berkas (ditutup_pada) where ditutup_pada is not null;

-- The rule for this case: that of its process, or the general one.
create function layanand.retensi_aturan(b berkas, p_apa text) returns aturan_retensi language sql stable parallel safe as $$
    select a from public.aturan_retensi a
     where a.apa = p_apa and (a.proses is null or a.proses = b.proses)
       and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(b.diterima_pada))
     order by a.proses nulls last, a.versi desc limit 1
$$;
-- From when the rule counts; NULL: not yet.
create function layanand.retensi_sejak(b berkas, a aturan_retensi) returns timestamptz language sql stable parallel safe as $$
    select case a.sesudah
        when 'ditutup' then b.ditutup_pada
        else least(b.ditutup_pada, (select min(k.waktu) from public.kejadian k where k.berkas_id = b.id and k.jenis = any (a.kejadian)))
    end
$$;
-- The first instant after which it is kept no longer: the end of the last local day.
create function layanand.retensi_akhir(sejak timestamptz, hari integer) returns timestamptz language sql immutable parallel safe as $$
    select (layanand.tanggal(sejak) + hari + 1)::timestamp at time zone interval '7 hours'
$$;
-- Whether the owner may have it erased now: the case is over, nothing runs in it and nothing that came of it is open.
create function layanand.retensi_boleh_diminta(b berkas, p_apa text) returns boolean language sql stable parallel safe as $$
    select coalesce((select layanand.retensi_sejak(b, a) + a.panjang_permintaan * interval '1 day' <= layanand.sekarang()
                       from layanand.retensi_aturan(b, p_apa) a), false)
       and b.ditutup_pada is not null
       and not exists (select 1 from public.tenggat t where t.berkas_id = b.id and t.status = 'berjalan')
       and not exists (select 1 from public.berkas x where x.asal_id = b.id and x.ditutup_pada is null)
$$;

-- What the rules of retention would erase at this instant: the same for the dry run and for the scheduler.
create view retensi_jatuh_tempo with (security_invoker = true) as
    select b.id as berkas_id, b.proses, 'identitas'::text as apa, (a).id as aturan_id, (a).dasar_hukum as dasar_hukum,
           layanand.retensi_akhir(layanand.retensi_sejak(b, a), (a).panjang) as jatuh_tempo
      from identitas i
      join berkas b on b.id = i.berkas_id and b.ditutup_pada is not null
     cross join lateral (select layanand.retensi_aturan(b, 'identitas') as a) r
     where (a).id is not null and layanand.retensi_akhir(layanand.retensi_sejak(b, a), (a).panjang) <= layanand.sekarang()
    union all
    select b.id, b.proses, 'kartu_identitas', (a).id, (a).dasar_hukum,
           layanand.retensi_akhir(layanand.retensi_sejak(b, a), (a).panjang)
      from (select distinct l.berkas_id from lampiran l where l.kategori = 'identitas' and l.dihapus_pada is null) l
      join berkas b on b.id = l.berkas_id
     cross join lateral (select layanand.retensi_aturan(b, 'kartu_identitas') as a) r
     where (a).id is not null and layanand.retensi_akhir(layanand.retensi_sejak(b, a), (a).panjang) <= layanand.sekarang();
comment on view retensi_jatuh_tempo is 'Personal data whose time of keeping has ended';
grant select on retensi_jatuh_tempo to layanand_daemon;

insert into jadwal (nama, selang, hari_kerja) values ('retensi', '1 hour', false);

-- ---------------------------------------------------------------- what owners may write
-- Theirs is a case by account or by access code.
create function layanand.milik_saya(b berkas) returns boolean language sql stable parallel safe as $$
    select coalesce(layanand.peran() = 'masyarakat' and b.pemilik_id = layanand.saya(), false)
        or coalesce(b.kode_akses_hash = layanand.kode_akses(), false)
$$;
create policy identitas_perbaiki on identitas for update
    using ((select layanand.milik_saya(b) from berkas b where b.id = berkas_id));
create policy identitas_hapus_pemilik on identitas for delete
    using ((select layanand.milik_saya(b) and layanand.retensi_boleh_diminta(b, 'identitas') from berkas b where b.id = berkas_id));
create policy lampiran_hapus_isi on lampiran for update
    using (layanand.peran() = 'sistem'
           or kategori = 'identitas'
              and (select layanand.milik_saya(b) and layanand.retensi_boleh_diminta(b, 'kartu_identitas') from berkas b where b.id = berkas_id));
create policy lampiran_potong_hapus on lampiran_potong for delete
    using (layanand.peran() = 'sistem'
           or (select l.kategori = 'identitas' and layanand.milik_saya(b) and layanand.retensi_boleh_diminta(b, 'kartu_identitas')
                 from lampiran l join berkas b on b.id = l.berkas_id where l.id = lampiran_id));
-- Of an attachment only its content goes.
create function layanand.jaga_lampiran() returns trigger language plpgsql as $$
begin
    if (new.id, new.berkas_id, new.kategori, new.jenis_isi, new.ukuran, new.sha256, new.pengunggah, new.dibuat_pada)
       is distinct from (old.id, old.berkas_id, old.kategori, old.jenis_isi, old.ukuran, old.sha256, old.pengunggah, old.dibuat_pada)
       or old.dihapus_pada is not null or new.dihapus_pada is null then
        raise exception 'lampiran tidak berubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger lampiran_jaga before update on lampiran for each row execute function layanand.jaga_lampiran();

-- An account is its holder's; only what is sealed in it is his to change.
create policy akun_perbaiki on akun for update using (id = layanand.saya() and layanand.peran() = 'masyarakat');
create policy akun_hapus on akun for delete using (id = layanand.saya() and layanand.peran() = 'masyarakat');
create policy token_segar_hapus on token_segar for delete using (akun_id = layanand.saya() and layanand.peran() = 'masyarakat');
create policy token_segar_sendiri on token_segar for select using (akun_id = layanand.saya() and layanand.peran() = 'masyarakat');
create function layanand.jaga_akun() returns trigger language plpgsql as $$
begin
    if not layanand.tidak_dijaga()
       and (new.id, new.pengguna_hash, new.sandi, new.peran, new.penyelenggara_id, new.aktif, new.dibuat_pada)
           is distinct from (old.id, old.pengguna_hash, old.sandi, old.peran, old.penyelenggara_id, old.aktif, old.dibuat_pada) then
        raise exception 'bukan bagian akun yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger akun_jaga before update on akun for each row execute function layanand.jaga_akun();

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
