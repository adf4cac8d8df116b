-- Complaints as rules: states, actions and deadlines with their pasal (api.md section 4), the functions that read them, and what the
-- scheduler and the feeds need. A later regulation is a later migration that ends these rows (berlaku_sampai) and adds the next version.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- what rules can say
alter table proses add column status_awal text;
comment on column proses.status_awal is 'state of a new case; NULL: a process without cases';
alter table proses add column status_akhir text[] not null default '{}';
comment on column proses.status_akhir is 'states in which a case is closed: open deadlines fall away';
alter table aturan_tindakan add column urutan smallint not null default 0;
comment on column aturan_tindakan.urutan is 'order in which actions are offered';
alter table aturan_tindakan add column pelaku_puncak text[];
comment on column aturan_tindakan.pelaku_puncak is 'who may once the case is escalated to Bagian Organisasi; NULL: as pelaku';
alter table aturan_tindakan add column pelaku_ulang text[];
comment on column aturan_tindakan.pelaku_ulang is 'who may once the case was reopened; NULL: as pelaku';
alter table aturan_tenggat add column lewat_kejadian text;
comment on column aturan_tenggat.lewat_kejadian is 'on lapse: kind of the event for what follows from it, after tenggat.lewat';
comment on column aturan_tindakan.memenuhi is 'kinds of deadlines it meets; with * in it all others fall away';
comment on column aturan_tindakan.pelaku is 'who may: pemilik, petugas (also the officer it was disposed to), pengelola, kepala_penyelenggara, bagian_organisasi, ombudsman, sistem';

alter table tenggat add column hari_akhir date generated always as ((jatuh_tempo at time zone interval '7 hours')::date) stored;
comment on column tenggat.hari_akhir is 'local date of its last day: a column, so that holidays can be found by it under row-level security';
alter table tenggat add column gugur_pada timestamptz;
comment on column tenggat.gugur_pada is 'instant the case was closed while this was open, or lapsed and still owed';

alter table pengaduan add column dapat_dihubungi boolean not null default false;
comment on column pengaduan.dapat_dihubungi is 'an e-mail address was given: the decision is delivered by itself';
alter table identitas drop column dapat_dihubungi;

-- ---------------------------------------------------------------- order of change: what was committed late is never skipped
alter table berkas add column era integer not null default 1;
alter table berkas add column transaksi xid8 not null default pg_current_xact_id();
comment on column berkas.era is 'era of the feed at the last change';
comment on column berkas.transaksi is 'transaction of the last change: incremental readers order by it, since times may be committed out of order';
create index berkas_umpan on berkas (proses, era, transaksi, id);
create index kejadian_waktu on kejadian (waktu, era, transaksi);

create function layanand.berkas_umpan() returns trigger language plpgsql as $$
begin
    new.era := (select u.era from public.umpan u);
    new.transaksi := pg_current_xact_id();
    if tg_op = 'INSERT' then
        new.tugas := (select p.tugas from public.proses p where p.proses = new.proses);
    end if;
    return new;
end $$;
create trigger berkas_umpan before insert or update on berkas for each row execute function layanand.berkas_umpan();

-- The first transaction that may still be running in this database: feeds show what lies before it. The server counts those of
-- all its databases; one that is seen to run in another cannot bring anything here. One that has ended since the snapshot was
-- taken is not seen any more, and holds the feed back until the next look.
create function layanand.umpan_batas() returns xid8 language plpgsql stable as $$
declare
    kini pg_snapshot := pg_current_snapshot();
begin
    if pg_snapshot_xmin(kini) = pg_snapshot_xmax(kini) then
        return pg_snapshot_xmax(kini);
    end if;
    return coalesce((select min(x.nomor) from pg_snapshot_xip(kini) x (nomor)
                      where not exists (select 1 from pg_stat_activity a
                                         where a.backend_xid = x.nomor::xid and a.datname <> current_database())),
                    pg_snapshot_xmax(kini));
end $$;

-- Rarely written, so a notification costs nobody anything.
create function layanand.beri_tahu() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_argv[0], '');
    return null;
end $$;
create trigger jam_beri_tahu after update on jam for each statement execute function layanand.beri_tahu('jam');
create trigger hari_libur_beri_tahu after insert or update or delete on hari_libur for each statement execute function layanand.beri_tahu('kalender');

-- ---------------------------------------------------------------- functions
-- The local date (WIB has no other offset): by arithmetic, not by looking up a zone.
create function layanand.tanggal(waktu timestamptz) returns date language sql immutable parallel safe
    as $$ select (waktu at time zone interval '7 hours')::date $$;

-- The same as before, as PL/pgSQL: computed in place, where a function of SQL is planned anew for each event.
create or replace function layanand.kejadian_hash(k kejadian) returns bytea language plpgsql immutable parallel safe as $$
begin
    return sha256(coalesce(k.hash_sebelum, ''::bytea) || convert_to(
        jsonb_build_array(k.rantai_id, k.urutan, k.id, k.berkas_id, k.proses, k.penyelenggara_id, k.jenis,
                          (extract(epoch from k.waktu) * 1000000)::bigint, k.pelaku, k.pelaku_id, k.catatan, k.data)::text, 'UTF8'));
end $$;

-- Those two are called for every read under an officer's identity: as PL/pgSQL their plans are kept for the life of the connection.
create or replace function layanand.dalam_lingkup(p uuid) returns boolean language plpgsql stable parallel safe as $$
declare
    milik uuid := layanand.penyelenggara_saya();
begin
    if p = milik then
        return true;
    end if;
    return exists (select 1 from public.penyelenggara x where x.id = p and x.induk_id = milik);
end $$;

create or replace function layanand.menangani(p_proses text, p_penyelenggara uuid, p_pelaksana uuid, p_terlapor uuid) returns boolean
language plpgsql stable parallel safe as $$
declare
    peran text := layanand.peran();
begin
    if p_terlapor = layanand.saya() then
        return false;
    elsif peran = 'pelaksana' then
        if p_pelaksana = layanand.saya() then
            return true;
        elsif p_penyelenggara = layanand.penyelenggara_saya() then
            return coalesce(layanand.bertugas((select p.tugas from public.proses p where p.proses = p_proses)), false);
        end if;
        return false;
    elsif peran = 'kepala_penyelenggara' then
        return coalesce(layanand.dalam_lingkup(p_penyelenggara), false);
    end if;
    return coalesce(peran = 'bagian_organisasi', false);
end $$;

-- The rules as expressions: functions of SQL that the planner puts in place, because those of PL/pgSQL are set up anew in every
-- transaction, which costs more than all the rest of reading a case.

-- Whether this caller is one of `pelaku` to a case. induk: parent of its agency.
create function layanand.pelaku_cocok(b berkas, pelaku text[], induk uuid) returns boolean language sql stable parallel safe as $$
    select case layanand.peran()
               when 'masyarakat' then 'pemilik' = any (pelaku) and b.pemilik_id = layanand.saya()
               when 'pelaksana' then b.terlapor_id is distinct from layanand.saya()
                   and ('petugas' = any (pelaku) and b.pelaksana_id = layanand.saya()
                        or pelaku && array['petugas', 'pengelola'] and b.penyelenggara_id = layanand.penyelenggara_saya()
                           and layanand.bertugas(b.tugas))
               when 'kepala_penyelenggara' then b.terlapor_id is distinct from layanand.saya()
                   and pelaku && array['petugas', 'pengelola', 'kepala_penyelenggara']
                   and layanand.penyelenggara_saya() in (b.penyelenggara_id, induk)
               when 'bagian_organisasi' then b.terlapor_id is distinct from layanand.saya()
                   and pelaku && array['petugas', 'pengelola', 'bagian_organisasi']
               when 'ombudsman' then 'ombudsman' = any (pelaku)
               else false
           end
        or 'pemilik' = any (pelaku) and b.kode_akses_hash = layanand.kode_akses()
$$;
-- Who may, as the rule says for a case escalated so far.
create function layanand.aturan_pelaku(b berkas, a aturan_tindakan) returns text[] language sql immutable parallel safe as $$
    select case when b.eskalasi = 2 then coalesce(a.pelaku_puncak, a.pelaku)
                when b.pembukaan_ulang > 0 then coalesce(a.pelaku_ulang, a.pelaku)
                else a.pelaku end
$$;
-- How far a case goes up: what is about the head of an agency that has none above goes past the head.
create function layanand.tingkat(b berkas, ke smallint) returns smallint language sql stable parallel safe as $$
    select case when ke = 1
                 and exists (select 1 from public.pelaksana e
                              where e.id = b.terlapor_id and e.kepala and e.penyelenggara_id = b.penyelenggara_id)
                 and not exists (select 1 from public.penyelenggara o
                                   join public.pelaksana e on e.penyelenggara_id = o.induk_id and e.kepala and e.aktif
                                  where o.id = b.penyelenggara_id)
                then 2::smallint else ke end
$$;
create function layanand.aturan_hari(berlaku_dari date, berlaku_sampai date, hari date) returns boolean language sql immutable parallel safe as $$
    select berlaku_dari <= hari and (berlaku_sampai is null or berlaku_sampai >= hari)
$$;
-- Whether a rule is one of the day the case was received, and applies to its state and reopenings.
create function layanand.aturan_kena(b berkas, a aturan_tindakan) returns boolean language sql immutable parallel safe as $$
    select a.proses = b.proses and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(b.diterima_pada))
$$;
create function layanand.aturan_berlaku(b berkas, a aturan_tindakan) returns boolean language sql immutable parallel safe as $$
    select b.status = any (a.dari) and b.pembukaan_ulang between a.ulang_min and a.ulang_maks
$$;

-- Whether the caller may act by this rule now. terbuka: kinds of its deadlines that run or lapsed and are owed. Reading a case and acting
-- on it both ask here.
create function layanand.boleh(b berkas, a aturan_tindakan, terbuka text[], induk uuid) returns boolean language sql stable parallel safe as $$
    select a.tindakan <> 'buka' and layanand.aturan_kena(b, a) and layanand.aturan_berlaku(b, a)
       and (a.perlu_tenggat is null or a.perlu_tenggat = any (terbuka))
       and layanand.pelaku_cocok(b, layanand.aturan_pelaku(b, a), induk)
$$;

-- For lists of what belongs to one case: a case that the caller does not see is not an empty list, it is not there.
create function layanand.berkas_terlihat(p_berkas uuid) returns boolean language plpgsql stable as $$
begin
    if not exists (select 1 from public.berkas b where b.id = p_berkas) then
        raise exception 'berkas tidak terlihat' using errcode = 'no_data_found';
    end if;
    return true;
end $$;

-- Mondays to Fridays from a fixed Monday up to and including this day.
create function layanand.hari_pekan_sampai(hari date) returns integer language sql immutable parallel safe as $$
    select (hari - date '1900-01-01') / 7 * 5 + least((hari - date '1900-01-01') % 7 + 1, 5)
$$;

-- The same for lists of what belongs to an agency.
create function layanand.penyelenggara_terlihat(p_penyelenggara uuid) returns boolean language plpgsql stable as $$
begin
    if not exists (select 1 from public.penyelenggara p where p.id = p_penyelenggara) then
        raise exception 'penyelenggara tidak ada' using errcode = 'no_data_found';
    end if;
    return true;
end $$;

-- A deadline as every answer shows it. Days are left only while somebody still owes something: those after today up to its last
-- day, 0 on that day, negative after it (as kalender_sisa in src/kalender).
create view tenggat_tampil with (security_invoker = true) as
    select t.berkas_id, t.id, t.jenis, t.mulai, t.jatuh_tempo, t.panjang as hari, t.satuan,
           case when t.status = 'berjalan' or t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null then
               case t.satuan when 'hari' then t.hari_akhir - k.kini
               else layanand.hari_pekan_sampai(t.hari_akhir) - layanand.hari_pekan_sampai(k.kini)
                  - sign(t.hari_akhir - k.kini)::integer
                  * (select count(distinct l.tanggal)::integer from hari_libur l
                      where l.tanggal > least(t.hari_akhir, k.kini) and l.tanggal <= greatest(t.hari_akhir, k.kini)
                        and extract(isodow from l.tanggal) < 6)
               end
           end as sisa,
           t.status, t.dasar_hukum, t.terpenuhi_pada
      from tenggat t
     cross join (select layanand.tanggal(layanand.sekarang()) as kini) k;
comment on view tenggat_tampil is 'Deadlines in the shape of the API, under the policies of the reader';
comment on column tenggat_tampil.sisa is 'days left in satuan, negative when overdue, NULL when nothing is owed any more';
grant select on tenggat_tampil to layanand_daemon;

-- ---------------------------------------------------------------- the rules of complaints
insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('pengaduan', 'PGD', 'Pengaduan', 'pengelola_pengaduan', 'diterima', '{selesai,ditolak,dicabut,dianggap_dicabut,dilimpahkan}'),
    ('pemeriksaan_kanal', 'PKN', 'Pemeriksaan kanal pengaduan', 'pengelola_pengaduan', null, '{}');

insert into aturan_tenggat (proses, jenis, kelas, versi, panjang, satuan, dasar_hukum,
                            lewat_status, lewat_eskalasi, lewat_memulai, lewat_ombudsman, lewat_kejadian, berlaku_dari)
select 'pengaduan', jenis, kelas, 1, panjang, satuan, dasar_hukum, status, eskalasi, memulai, ombudsman, kejadian, '2018-01-03'
  from (values
    ('verifikasi', null, 3, 'hari_kerja', 'PermenPANRB 62/2018', null, 1, '{}'::text[], false, 'pengaduan.dieskalasi'),
    ('tanggapan_kelengkapan', null, 14, 'hari', 'UU 25/2009 Pasal 44 ayat (3)', null, 2, '{}', true, 'pengaduan.dieskalasi'),
    ('melengkapi', null, 30, 'hari', 'UU 25/2009 Pasal 44 ayat (4) dan (5)', 'dianggap_dicabut', null, '{}', false, 'pengaduan.dianggap_dicabut'),
    ('penyelesaian', 'permintaan_informasi', 5, 'hari_kerja', 'PermenPANRB 24/2014', null, 1, '{eskalasi_penyelesaian}', false, 'pengaduan.dieskalasi'),
    ('penyelesaian', 'tidak_berkadar_pengawasan', 14, 'hari_kerja', 'PermenPANRB 24/2014', null, 1, '{eskalasi_penyelesaian}', false, 'pengaduan.dieskalasi'),
    ('penyelesaian', 'berkadar_pengawasan', 60, 'hari_kerja', 'PermenPANRB 24/2014', null, 1, '{eskalasi_penyelesaian}', false, 'pengaduan.dieskalasi'),
    ('eskalasi_penyelesaian', null, 3, 'hari_kerja', 'PermenPANRB 24/2014', null, 2, '{}', false, 'pengaduan.dieskalasi'),
    ('keputusan', null, 60, 'hari', 'UU 25/2009 Pasal 50 ayat (1)', null, 2, '{}', true, 'pengaduan.dieskalasi'),
    ('penyampaian', null, 14, 'hari', 'UU 25/2009 Pasal 50 ayat (2)', null, 1, '{}', false, 'pengaduan.dieskalasi'),
    ('tanggapan_pengadu', null, 10, 'hari_kerja', 'PermenPANRB 62/2018', 'selesai', null, '{}', false, 'pengaduan.selesai')
  ) v (jenis, kelas, panjang, satuan, dasar_hukum, status, eskalasi, memulai, ombudsman, kejadian);

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, pelaku_puncak, pelaku_ulang,
                             memenuhi, memulai, perlu_tenggat, ulang_min, ulang_maks, buka_ulang, kejadian, dasar_hukum)
select 'pengaduan', 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, pelaku, puncak,
       -- A case that was reopened is decided by the head.
       case when tindakan = 'putuskan' then '{kepala_penyelenggara,bagian_organisasi}'::text[] end,
       memenuhi, memulai, perlu, ulang_min, ulang_maks, buka_ulang, 'pengaduan.' || kejadian, dasar_hukum
  from (values
    (0, 'buka', '', '{}'::text[], 'diterima', '{pemilik,pengelola,ombudsman}'::text[], null::text[],
        '{}'::text[], '{verifikasi,tanggapan_kelengkapan}'::text[], null, 0, 32767, false, 'diterima', 'UU 25/2009 Pasal 42 ayat (1)'),
    (1, 'telaah', 'lengkap', '{diterima}', 'diproses', '{petugas}', null,
        '{verifikasi,tanggapan_kelengkapan}', '{penyelesaian,keputusan}', null, 0, 32767, false, 'lengkap', 'UU 25/2009 Pasal 44 ayat (3)'),
    (1, 'telaah', 'tidak_lengkap', '{diterima}', 'perlu_dilengkapi', '{petugas}', null,
        '{verifikasi,tanggapan_kelengkapan}', '{melengkapi}', null, 0, 32767, false, 'tidak_lengkap', 'UU 25/2009 Pasal 44 ayat (3)'),
    (2, 'lengkapi', 'tambahan', '{diterima}', null, '{pemilik}', null,
        '{}', '{}', null, 0, 32767, false, 'ditambah', 'UU 25/2009 Pasal 44 ayat (4)'),
    (2, 'lengkapi', 'kekurangan', '{perlu_dilengkapi}', 'diterima', '{pemilik}', null,
        '{melengkapi}', '{verifikasi,tanggapan_kelengkapan}', null, 0, 32767, false, 'dilengkapi', 'UU 25/2009 Pasal 44 ayat (4)'),
    (3, 'teruskan', '', '{diterima}', null, '{pengelola}', null,
        '{verifikasi}', '{verifikasi}', null, 0, 32767, false, 'diteruskan', 'PermenPANRB 62/2018'),
    (4, 'disposisi', '', '{diterima,diproses}', null, '{petugas}', null,
        '{}', '{}', null, 0, 32767, false, 'didisposisikan', 'Perbup Bengkayang 24/2018 Pasal 25 ayat (1)'),
    (5, 'tindak-lanjut', '', '{diproses}', null, '{petugas}', null,
        '{}', '{}', null, 0, 32767, false, 'ditindaklanjuti', 'Perbup Bengkayang 24/2018 Pasal 24 ayat (3)'),
    (6, 'putuskan', '', '{diproses}', 'diputuskan', '{petugas}', '{bagian_organisasi}',
        '{penyelesaian,keputusan,eskalasi_penyelesaian}', '{penyampaian}', null, 0, 32767, false, 'diputuskan', 'UU 25/2009 Pasal 50 ayat (1)'),
    (7, 'sampaikan', '', '{diputuskan}', null, '{petugas,sistem}', null,
        '{penyampaian}', '{tanggapan_pengadu}', 'penyampaian', 0, 32767, false, 'disampaikan', 'UU 25/2009 Pasal 50 ayat (2)'),
    (8, 'tanggapan-pengadu', 'puas', '{diputuskan}', 'selesai', '{pemilik}', null,
        '{tanggapan_pengadu}', '{}', 'tanggapan_pengadu', 0, 32767, false, 'selesai', 'PermenPANRB 62/2018'),
    (8, 'tanggapan-pengadu', 'tidak_puas', '{diputuskan}', 'diproses', '{pemilik}', null,
        '{tanggapan_pengadu}', '{penyelesaian,keputusan}', 'tanggapan_pengadu', 0, 1, true, 'dibuka_kembali', 'PermenPANRB 62/2018'),
    (8, 'tanggapan-pengadu', 'tetap_tidak_puas', '{diputuskan}', null, '{pemilik}', null,
        '{}', '{}', 'tanggapan_pengadu', 2, 32767, false, 'tidak_puas', 'PermenPANRB 62/2018'),
    (9, 'limpahkan-ombudsman', '', '{diputuskan,selesai}', 'dilimpahkan', '{pemilik,bagian_organisasi}', null,
        '{*}', '{}', null, 2, 32767, false, 'dilimpahkan', 'UU 25/2009 Pasal 46'),
    (10, 'tolak', '', '{diterima}', 'ditolak', '{petugas}', null,
        '{verifikasi,tanggapan_kelengkapan,*}', '{}', null, 0, 32767, false, 'ditolak', 'UU 25/2009 Pasal 44'),
    (11, 'cabut', '', '{diterima,perlu_dilengkapi,diproses,diputuskan}', 'dicabut', '{pemilik}', null,
        '{*}', '{}', null, 0, 32767, false, 'dicabut', 'UU 25/2009 Pasal 44')
  ) v (urutan, tindakan, cabang, dari, ke, pelaku, puncak, memenuhi, memulai, perlu, ulang_min, ulang_maks, buka_ulang, kejadian, dasar_hukum);

-- ---------------------------------------------------------------- what a caller may write, beside which rows he may
-- Policies say whose cases these are; what may happen to one is for the rules to say, also when a handler forgot to ask them. Only the
-- daemon itself (scheduler, commands) and the owner of the database, who has no context, are not asked.
create function layanand.tidak_dijaga() returns boolean language sql stable parallel safe
    as $$ select coalesce(layanand.peran(), '') in ('', 'sistem') $$;

-- A case moves by a rule that this caller may use, or by a deadline that lapsed at this moment; what it is never changes.
create function layanand.jaga_berkas() returns trigger language plpgsql as $$
declare
    induk uuid;
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.proses, new.nomor, new.pemilik_id, new.kode_akses_hash, new.terlapor_id, new.kerahasiaan, new.tugas, new.diterima_pada, new.dibuat_pada)
       is distinct from
       (old.id, old.proses, old.nomor, old.pemilik_id, old.kode_akses_hash, old.terlapor_id, old.kerahasiaan, old.tugas, old.diterima_pada, old.dibuat_pada)
       or layanand.peran() in ('masyarakat', 'publik')
          and (new.kelas, new.penyelenggara_id, new.penyelenggara_sebelum, new.pelaksana_id)
              is distinct from (old.kelas, old.penyelenggara_id, old.penyelenggara_sebelum, old.pelaksana_id) then
        raise exception 'bukan bagian berkas yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    if (new.status, new.kelas, new.eskalasi, new.pembukaan_ulang, new.penyelenggara_id, new.penyelenggara_sebelum, new.pelaksana_id)
       is not distinct from
       (old.status, old.kelas, old.eskalasi, old.pembukaan_ulang, old.penyelenggara_id, old.penyelenggara_sebelum, old.pelaksana_id) then
        return new;
    end if;
    induk := (select o.induk_id from public.penyelenggara o where o.id = old.penyelenggara_id);
    if exists (select from public.aturan_tindakan a
                where layanand.aturan_kena(old, a) and layanand.aturan_berlaku(old, a)
                  and ('sistem' = any (layanand.aturan_pelaku(old, a)) or layanand.pelaku_cocok(old, layanand.aturan_pelaku(old, a), induk))
                  and new.status = coalesce(a.ke, old.status)
                  and new.pembukaan_ulang = old.pembukaan_ulang + a.buka_ulang::integer
                  and (a.buka_ulang or new.eskalasi = old.eskalasi))
       or exists (select from public.tenggat t
                    join public.aturan_tenggat r on r.id = t.aturan_id
                   where t.berkas_id = old.id and t.status = 'lewat' and t.lewat_dicatat_pada = new.diperbarui_pada
                     and new.status = coalesce(r.lewat_status, old.status)
                     and new.pembukaan_ulang = old.pembukaan_ulang
                     and new.eskalasi = greatest(old.eskalasi, layanand.tingkat(old, r.lewat_eskalasi))) then
        return new;
    end if;
    raise exception 'tidak ada aturan untuk perubahan berkas ini' using errcode = 'insufficient_privilege';
end $$;
create trigger berkas_jaga before update on berkas for each row execute function layanand.jaga_berkas();

-- Nothing filed is ever lost: what the complainant wrote stays as it was received; and what is decided is not for him to write.
create function layanand.jaga_pengaduan() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.berkas_id, new.kanal, new.judul, new.uraian, new.layanan_id, new.kerugian, new.permintaan_penyelesaian, new.waktu_kejadian,
        new.lokasi_alamat, new.lokasi_lintang, new.lokasi_bujur, new.lewat_30_hari, new.pencatat_id, new.rujukan_ombudsman, new.dapat_dihubungi)
       is distinct from
       (old.berkas_id, old.kanal, old.judul, old.uraian, old.layanan_id, old.kerugian, old.permintaan_penyelesaian, old.waktu_kejadian,
        old.lokasi_alamat, old.lokasi_lintang, old.lokasi_bujur, old.lewat_30_hari, old.pencatat_id, old.rujukan_ombudsman, old.dapat_dihubungi)
       or layanand.peran() in ('masyarakat', 'publik')
          and (new.keputusan, new.keputusan_uraian, new.ganti_rugi_jumlah, new.ganti_rugi_batas, new.diputuskan_pada, new.disampaikan_pada,
               new.cara_penyampaian)
              is distinct from
              (old.keputusan, old.keputusan_uraian, old.ganti_rugi_jumlah, old.ganti_rugi_batas, old.diputuskan_pada, old.disampaikan_pada,
               old.cara_penyampaian) then
        raise exception 'bukan bagian pengaduan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger pengaduan_jaga before update on pengaduan for each row execute function layanand.jaga_pengaduan();

-- How a deadline was computed stays; it lapses only when it has passed, and what has lapsed stays so.
create function layanand.jaga_tenggat() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.berkas_id, new.jenis, new.mulai, new.mulai_urutan, new.jatuh_tempo, new.panjang, new.satuan, new.dasar_hukum, new.aturan_id, new.aturan_versi)
       is distinct from
       (old.id, old.berkas_id, old.jenis, old.mulai, old.mulai_urutan, old.jatuh_tempo, old.panjang, old.satuan, old.dasar_hukum, old.aturan_id, old.aturan_versi)
       or (new.status = 'lewat' and old.status <> 'lewat' and old.jatuh_tempo > layanand.sekarang())
       or (old.status = 'lewat' and (new.status <> 'lewat' or new.lewat_dicatat_pada <> old.lewat_dicatat_pada)) then
        raise exception 'bukan bagian tenggat yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger tenggat_jaga before update on tenggat for each row execute function layanand.jaga_tenggat();
create policy tenggat_menurut_aturan on tenggat as restrictive for insert
    with check (layanand.peran() = 'sistem'
                or (select (r.jenis, r.versi, r.panjang, r.satuan, r.dasar_hukum) = (tenggat.jenis, aturan_versi, tenggat.panjang, tenggat.satuan, tenggat.dasar_hukum)
                      from aturan_tenggat r where r.id = aturan_id));

-- An event stands in the chain of its own case (or agency), under the name of who acted or of the daemon, whose deadlines lapse in
-- anybody's transaction; nobody signs for another.
alter table kejadian add constraint kejadian_rantai_sendiri check (rantai_id = coalesce(berkas_id, penyelenggara_id));
create policy kejadian_atas_nama_sendiri on kejadian as restrictive for insert
    with check (layanand.peran() = 'sistem'
                or pelaku in ((select layanand.peran()), 'sistem') and (pelaku_id is null or pelaku_id = (select layanand.saya())));
create policy akses_identitas_atas_nama_sendiri on akses_identitas as restrictive for insert
    with check (layanand.peran() = 'sistem'
                or peran = (select layanand.peran()) and (select true from berkas b where b.id = berkas_id)
                   and pembaca in ((select layanand.saya())::text, current_setting('layanand.klien', true), 'kode_akses', 'pemilik'));
-- Pieces come with their attachment, in one transaction: nothing is put behind what has been received.
create policy lampiran_potong_bersama on lampiran_potong as restrictive for insert
    with check (layanand.peran() = 'sistem'
                or (select l.xmin = pg_current_xact_id()::xid from lampiran l where l.id = lampiran_id));

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
