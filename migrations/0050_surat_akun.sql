-- Mail to the holder of an account: codes by which he shows that he reads the mailbox, and word of what was done with the account. It goes out by the outbox of
-- notices. Whoever asks for it learns nothing: a request is written down as it came, and the thread of notices looks whether there is an account.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- accounts
alter table akun
    alter column pengguna_hash drop not null,
    add column alamat_terbukti_pada timestamptz,
    add constraint akun_alamat_terbukti check (alamat_terbukti_pada is null or pengguna_hash is not null);
comment on column akun.pengguna_hash is 'keyed hash of the login name (e-mail, lower case); NULL: the address was taken off it';
comment on column akun.alamat_terbukti_pada is 'legal instant at which the holder last showed, by a code mailed to it, that the address is his; NULL: never';

-- Whether somebody may come in by this account at all; nobody whose office was closed logs in to what he could not use.
create function layanand.akun_terbuka(a akun) returns boolean language sql stable parallel safe as $$
    select a.aktif and not exists (select 1 from public.identitas_ditutup d
                                    where d.siapa = a.id::text and (d.sebab <> 'pelaksana' or a.peran <> 'masyarakat'))
$$;

-- ---------------------------------------------------------------- letters
create table surat_akun (
    id uuid primary key,
    templat text not null,
    saluran text not null default 'email' constraint surat_akun_saluran check (saluran = 'email'),
    akun_id uuid references akun (id) on delete cascade,
    pengguna_hash bytea not null,
    alamat_hash bytea not null,
    isi bytea,
    kode_hash bytea constraint surat_akun_kode_unik unique,
    bahasa text not null constraint surat_akun_bahasa check (bahasa in ('id', 'en')),
    dibuat_pada timestamptz not null,
    kedaluwarsa timestamptz not null,
    diantrekan_pada timestamptz,
    dipakai_pada timestamptz,
    foreign key (templat, saluran) references templat_notifikasi (templat, saluran)
);
comment on table surat_akun is 'Letters to holders of accounts, and the codes in them as hashes; a row goes soon after its time is over';
comment on column surat_akun.id is 'UUIDv7';
comment on column surat_akun.templat is 'text of the letter, and what its code is for';
comment on column surat_akun.saluran is 'email';
comment on column surat_akun.akun_id is 'account; NULL: that of the address, if there is one, which is looked up when the letter is queued';
comment on column surat_akun.pengguna_hash is 'address it goes to, hashed as akun.pengguna_hash';
comment on column surat_akun.alamat_hash is 'mailbox it goes to, hashed as identitas.email_hash: to count by';
comment on column surat_akun.isi is 'sealed JSON: email, kode; NULL when it was sent';
comment on column surat_akun.kode_hash is 'sha256 of the code; NULL: a letter without one';
comment on column surat_akun.bahasa is 'language of who asked for it';
comment on column surat_akun.dibuat_pada is 'legal instant';
comment on column surat_akun.kedaluwarsa is 'legal instant at which the code is worth nothing any more and the letter is not sent any more';
comment on column surat_akun.diantrekan_pada is 'legal instant it became a notice; NULL: not looked at yet';
comment on column surat_akun.dipakai_pada is 'legal instant its code was used; a code is good for once';
create index surat_akun_baru on surat_akun (dibuat_pada, id) where diantrekan_pada is null;
create index surat_akun_kedaluwarsa on surat_akun (kedaluwarsa);
create index surat_akun_akun on surat_akun (akun_id);

-- Of a letter its holder uses up the code, while it is good, and nothing else.
create function layanand.jaga_surat_akun() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if old.dipakai_pada is not null or old.kedaluwarsa <= layanand.sekarang() or new.dipakai_pada is distinct from layanand.sekarang()
       or (new.id, new.templat, new.saluran, new.akun_id, new.pengguna_hash, new.alamat_hash, new.isi, new.kode_hash, new.bahasa, new.dibuat_pada,
           new.kedaluwarsa, new.diantrekan_pada)
          is distinct from
          (old.id, old.templat, old.saluran, old.akun_id, old.pengguna_hash, old.alamat_hash, old.isi, old.kode_hash, old.bahasa, old.dibuat_pada,
           old.kedaluwarsa, old.diantrekan_pada) then
        raise exception 'bukan bagian surat yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger surat_akun_jaga before update on surat_akun for each row execute function layanand.jaga_surat_akun();

alter table surat_akun enable row level security;
alter table surat_akun force row level security;
create policy surat_akun_sistem on surat_akun for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');
create policy surat_akun_sendiri on surat_akun for select using (akun_id = layanand.saya());
create policy surat_akun_minta on surat_akun for insert
    with check (akun_id = layanand.saya() and templat = 'akun.konfirmasi' and diantrekan_pada is null and dipakai_pada is null);
create policy surat_akun_pakai on surat_akun for update using (akun_id = layanand.saya());
grant select, insert, update, delete on surat_akun to layanand_daemon;

-- ---------------------------------------------------------------- an account is its holder's, what it is called he changes by a code
alter policy akun_perbaiki on akun using (id = layanand.saya());
create or replace function layanand.jaga_akun() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.sandi, new.peran, new.penyelenggara_id, new.aktif, new.dibuat_pada)
       is distinct from (old.id, old.sandi, old.peran, old.penyelenggara_id, old.aktif, old.dibuat_pada) then
        raise exception 'bukan bagian akun yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    if (new.pengguna_hash, new.alamat_terbukti_pada) is distinct from (old.pengguna_hash, old.alamat_terbukti_pada)
       and not exists (select from public.surat_akun s
                        where s.akun_id = new.id and s.pengguna_hash = new.pengguna_hash and s.kode_hash is not null
                          and s.dipakai_pada = new.alamat_terbukti_pada and s.dipakai_pada = layanand.sekarang()) then
        raise exception 'alamat akun berubah dengan kode yang dikirim ke alamat itu' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- ---------------------------------------------------------------- what the holder of a mailbox has said
-- How many notices that were held back go out with it.
create function layanand.alamat_surat_catat(p_hash bytea, p_terima boolean) returns bigint language sql as $$
    with kata as (
        insert into public.alamat_surat as s (hash, terima, sejak) values (p_hash, p_terima, layanand.sekarang())
            on conflict (hash) do update set terima = excluded.terima, sejak = excluded.sejak
    ), lepas as (
        update public.notifikasi n set status = 'menunggu', alasan = null, coba_pada = greatest(n.coba_pada, layanand.sekarang())
         where p_terima and n.alamat_hash = p_hash and n.saluran = 'email' and n.status = 'ditahan'
        returning 1
    )
    select count(*) from lepas
$$;
-- The same by a caller who has just used a code that was mailed there.
create function layanand.alamat_surat_terbukti(p_hash bytea) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
    dilepas bigint := 0;
begin
    if exists (select from surat_akun s
                where s.alamat_hash = p_hash and s.akun_id = layanand.saya() and s.kode_hash is not null and s.dipakai_pada = layanand.sekarang()) then
        perform set_config('layanand.peran', 'sistem', true);
        dilepas := layanand.alamat_surat_catat(p_hash, true);
        perform set_config('layanand.peran', peran, true);
    end if;
    return dilepas;
end $$;

-- ---------------------------------------------------------------- the outbox
alter table aturan_batas_notifikasi
    drop constraint aturan_batas_notifikasi_golongan,
    add constraint aturan_batas_notifikasi_golongan check (golongan in ('pemilik', 'dinas', 'akun'));
comment on column aturan_batas_notifikasi.golongan is 'pemilik: of what whoever filed did himself; dinas: of what an office or time did, and reminders; akun: codes for accounts, each kind for itself, also at an address that was confirmed';
insert into aturan_batas_notifikasi (saluran, golongan, per_hari, berlaku_dari) values ('email', 'akun', 6, '2018-01-03');

alter table notifikasi
    alter column berkas_id drop not null,
    alter column aturan_id drop not null,
    add column surat_akun_id uuid,
    drop constraint notifikasi_golongan,
    add constraint notifikasi_golongan check (golongan in ('pemilik', 'dinas', 'akun')),
    drop constraint notifikasi_sumber,
    add constraint notifikasi_sumber check (num_nonnulls(kejadian_id, tenggat_id, surat_akun_id) = 1
                                            and (surat_akun_id is null) = (berkas_id is not null) and (berkas_id is null) = (aturan_id is null)),
    drop constraint notifikasi_sekali,
    add constraint notifikasi_sekali unique nulls not distinct (kejadian_id, tenggat_id, hari_akhir, penerima_id, penyelenggara_id, saluran, surat_akun_id);
comment on column notifikasi.berkas_id is 'case it is about; NULL: about an account';
comment on column notifikasi.aturan_id is 'rule behind it; NULL: about an account';
comment on column notifikasi.surat_akun_id is 'letter to the holder of an account; it goes before the notice does';
comment on column notifikasi.jenis is 'kind of the event or of the deadline; template of a letter to the holder of an account';

-- Bagian Organisasi sees and lets go what is about accounts, too: no address, no name and no code stands there.
alter policy notifikasi_lihat on notifikasi
    using (layanand.peran() = 'bagian_organisasi' and (berkas_id is null or (select true from berkas b where b.id = berkas_id)));
alter policy notifikasi_ulang on notifikasi
    using (layanand.peran() = 'bagian_organisasi' and (berkas_id is null or (select true from berkas b where b.id = berkas_id)));
create or replace function layanand.jaga_notifikasi() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if old.status not in ('gagal', 'ditahan') then
        raise exception 'pemberitahuan ini tidak gagal dan tidak ditahan' using constraint = 'keadaan-berubah';
    end if;
    if new.status <> 'menunggu'
       or (new.id, new.berkas_id, new.kejadian_id, new.tenggat_id, new.hari_akhir, new.aturan_id, new.jenis, new.penerima, new.penerima_id,
           new.penyelenggara_id, new.saluran, new.templat, new.bahasa, new.isi, new.dibuat_pada, new.terkirim_pada, new.alamat_hash, new.golongan,
           new.surat_akun_id)
          is distinct from
          (old.id, old.berkas_id, old.kejadian_id, old.tenggat_id, old.hari_akhir, old.aturan_id, old.jenis, old.penerima, old.penerima_id,
           old.penyelenggara_id, old.saluran, old.templat, old.bahasa, old.isi, old.dibuat_pada, old.terkirim_pada, old.alamat_hash, old.golongan,
           old.surat_akun_id) then
        raise exception 'bukan bagian pemberitahuan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- How many more codes of one kind a mailbox gets today.
create function layanand.sisa_surat_akun(p_alamat bytea, p_templat text) returns bigint language sql stable as $$
    select (select a.per_hari from public.aturan_batas_notifikasi a
             where a.saluran = 'email' and a.golongan = 'akun'
               and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(layanand.sekarang()))
             order by a.berlaku_dari desc limit 1)
         - (select count(*) from public.notifikasi n
             where n.alamat_hash = p_alamat and n.golongan = 'akun' and n.jenis = p_templat and n.status <> 'dibatalkan'
               and n.dibuat_pada >= layanand.tanggal(layanand.sekarang())::timestamp at time zone interval '7 hours')
$$;

create or replace view retensi_catatan with (security_invoker = true) as
    select 'akses_identitas'::text as apa, c.id, r.id as aturan_id, layanand.retensi_akhir(c.waktu, r.panjang) as jatuh_tempo
      from akses_identitas c
      join berkas b on b.id = c.berkas_id
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'akses_identitas' and (a.proses is null or a.proses = b.proses)
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.waktu))
                          order by a.proses nulls last, a.versi desc limit 1) r
     where c.waktu < (select layanand.retensi_batas('akses_identitas')) and layanand.retensi_akhir(c.waktu, r.panjang) <= layanand.sekarang()
    union all
    select 'akses_dokumen', c.id, r.id, layanand.retensi_akhir(c.waktu, r.panjang)
      from dokumen_akses c
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'akses_dokumen' and a.proses is null
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.waktu))
                          order by a.versi desc limit 1) r
     where c.waktu < (select layanand.retensi_batas('akses_dokumen')) and layanand.retensi_akhir(c.waktu, r.panjang) <= layanand.sekarang()
    union all
    select 'pemberitahuan', c.id, r.id, layanand.retensi_akhir(c.dibuat_pada, r.panjang)
      from notifikasi c
      -- What is about an account is of no process.
      left join berkas b on b.id = c.berkas_id
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'pemberitahuan' and (a.proses is null or a.proses = b.proses)
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.dibuat_pada))
                          order by a.proses nulls last, a.versi desc limit 1) r
     -- A dead letter stays until somebody has dealt with it.
     where c.status in ('terkirim', 'dibatalkan', 'ditahan') and c.dibuat_pada < (select layanand.retensi_batas('pemberitahuan'))
       and layanand.retensi_akhir(c.dibuat_pada, r.panjang) <= layanand.sekarang();

-- ---------------------------------------------------------------- words
insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('bingkai.akun', 'email', null, null, null,
'Yth. Bapak/Ibu,

{{isi}}

Surat ini dibuat sendiri oleh sistem dan tidak dapat dibalas. Tidak ada petugas yang meminta kode atau kata sandi Anda.
{{#kode_alamat}}
Bila Anda tidak menghendaki surat apa pun dari kami, tolaklah sekali di {{alamat}} dengan kode {{kode_alamat}}.
{{/kode_alamat}}',
'Dear Sir or Madam,

{{isi}}

This mail was made by the system and cannot be answered. No officer will ask for your code or password.
{{#kode_alamat}}
If you want no mail from us at all, say so once at {{alamat}} with the code {{kode_alamat}}.
{{/kode_alamat}}'),
    ('akun.konfirmasi', 'email', 'bingkai.akun', 'Konfirmasi alamat e-mail Anda', 'Confirm your e-mail address',
'Alamat ini dipakai sebuah akun pelayanan publik. Bila akun itu milik Anda, masuklah di {{alamat}} dan sebutkan kode ini:

    {{kode}}

Kode berlaku sekali, sampai {{berlaku_sampai|waktu}}.

Bila bukan Anda yang mendaftar, jangan berikan kode ini kepada siapa pun. Alamat ini tetap milik Anda: dengan "lupa kata sandi" di tempat
yang sama Anda mengambilnya kembali.',
'An account for public services uses this address. If the account is yours, log in at {{alamat}} and give this code:

    {{kode}}

It is good for once, until {{berlaku_sampai|waktu}}.

If it was not you who registered, give this code to nobody. The address remains yours: by "forgotten password" at the same place
you take it back.');

revoke execute on function layanand.akun_terbuka(akun), layanand.jaga_surat_akun(), layanand.alamat_surat_catat(bytea, boolean),
    layanand.alamat_surat_terbukti(bytea), layanand.sisa_surat_akun(bytea, text) from public;
grant execute on function layanand.akun_terbuka(akun), layanand.jaga_surat_akun(), layanand.alamat_surat_catat(bytea, boolean),
    layanand.alamat_surat_terbukti(bytea), layanand.sisa_surat_akun(bytea, text) to layanand_daemon;
