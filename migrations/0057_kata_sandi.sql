-- A password is changed with the old one, or set anew by a code that was mailed to the address of the account; and with it ends what was given for the one before:
-- refresh tokens by their generation, access tokens in hand by the identity statement of each transaction, as those of closed accounts.

select set_config('layanand.peran', 'sistem', true);

alter table akun add column angkatan integer not null default 0;
comment on column akun.angkatan is 'generation of its tokens: one more with each new password';
alter table token_segar add column angkatan integer not null default 0;
comment on column token_segar.angkatan is 'generation it is of; one that is not the account''s present one is worth nothing';

alter table identitas_ditutup
    add column angkatan integer,
    drop constraint identitas_ditutup_sebab,
    add constraint identitas_ditutup_sebab check (sebab in ('akun', 'pelaksana', 'klien', 'sandi')),
    add constraint identitas_ditutup_angkatan check ((sebab = 'sandi') = (angkatan is not null));
comment on table identitas_ditutup is 'Accounts, officers and clients that were closed or erased, and accounts that have a new password: tokens from before are refused though they have not expired';
comment on column identitas_ditutup.sebab is 'table that says so; pelaksana: in an office only, as a citizen the same person still comes in; sandi: a new password';
comment on column identitas_ditutup.angkatan is 'a new password: generation of the tokens that are good; older ones of the built-in issuer are refused';

create function layanand.sandi_baru() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into identitas_ditutup (siapa, sebab, angkatan) values (new.id::text, 'sandi', new.angkatan)
        on conflict (siapa, sebab) do update set angkatan = excluded.angkatan, sejak = now();
    return null;
end $$;
create trigger akun_sandi_baru after update of angkatan on akun for each row when (new.angkatan <> old.angkatan) execute function layanand.sandi_baru();

create or replace function layanand.akun_terbuka(a akun) returns boolean language sql stable parallel safe as $$
    select a.aktif and not exists (select 1 from public.identitas_ditutup d
                                    where d.siapa = a.id::text and (d.sebab = 'akun' or d.sebab = 'pelaksana' and a.peran <> 'masyarakat'))
$$;
create or replace function layanand.petugas_notifikasi(b berkas, p_penerima text) returns setof uuid language sql stable as $$
    select e.id
      from public.pelaksana e
     where p_penerima = 'petugas' and e.aktif and e.id is distinct from b.terlapor_id
       and case when b.pelaksana_id is not null then e.id = b.pelaksana_id
                else e.penyelenggara_id = b.penyelenggara_id
                     and exists (select 1 from public.penugasan t
                                  where t.pelaksana_id = e.id and t.penyelenggara_id = e.penyelenggara_id and t.tugas = b.tugas
                                    and layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, layanand.tanggal(layanand.sekarang()))) end
    union all
    -- The head; of a case about the head, the head above.
    select e.id
      from public.penyelenggara o
      join public.pelaksana e on e.kepala and e.aktif
           and e.penyelenggara_id = case when exists (select 1 from public.pelaksana x where x.id = b.terlapor_id and x.kepala
                                                         and x.penyelenggara_id = o.id) then o.induk_id else o.id end
     where o.id = b.penyelenggara_id and (p_penerima = 'kepala' or p_penerima = 'eskalasi' and b.eskalasi = 1)
    union all
    select k.sub
      from public.kontak_notifikasi k
     where k.peran = 'bagian_organisasi' and k.sub is distinct from b.terlapor_id
       and (p_penerima = 'bagian_organisasi' or p_penerima = 'eskalasi' and b.eskalasi = 2)
       and not exists (select 1 from public.identitas_ditutup d where d.siapa = k.sub::text and d.sebab <> 'sandi')
       and not exists (select 1 from public.akun a where a.id = k.sub and a.peran <> 'bagian_organisasi')
$$;

-- ---------------------------------------------------------------- what the holder of an account may write
create or replace function layanand.jaga_akun() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.id, new.peran, new.penyelenggara_id, new.aktif, new.dibuat_pada)
       is distinct from (old.id, old.peran, old.penyelenggara_id, old.aktif, old.dibuat_pada)
       or new.angkatan <> old.angkatan + (new.sandi <> old.sandi)::integer then
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
alter policy token_segar_hapus on token_segar using (akun_id = layanand.saya());
alter policy token_segar_sendiri on token_segar using (akun_id = layanand.saya());
create policy token_segar_buat on token_segar for insert with check (akun_id = layanand.saya());
alter policy surat_akun_minta on surat_akun
    with check (akun_id = layanand.saya() and diantrekan_pada is null and dipakai_pada is null
                and templat = any (case when kode_hash is null then '{akun.sandi_baru}' else '{akun.konfirmasi}' end::text[]));

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('akun.pemulihan', 'email', 'bingkai.akun', 'Kode untuk kata sandi baru', 'Code for a new password',
'Kata sandi baru diminta bagi akun pelayanan publik dengan alamat ini. Bila Anda yang memintanya, sebutkan kode ini di {{alamat}}:

    {{kode}}

Kode berlaku sekali, sampai {{berlaku_sampai|waktu}}. Siapa pun yang memegang kode ini dapat mengganti kata sandi akun: jangan berikan kepada siapa pun.
Bila bukan Anda yang memintanya, abaikan surat ini; kata sandi Anda tetap.',
'A new password was asked for, for the account for public services with this address. If it was you, give this code at {{alamat}}:

    {{kode}}

It is good for once, until {{berlaku_sampai|waktu}}. Whoever has this code can change the password of the account: give it to nobody.
If it was not you who asked, ignore this mail; your password stays.'),
    ('akun.sandi_baru', 'email', 'bingkai.akun', 'Kata sandi akun Anda sudah diganti', 'The password of your account was changed',
'Kata sandi akun pelayanan publik dengan alamat ini baru saja diganti. Siapa pun yang tadinya masuk dengan akun ini harus masuk kembali.

Bila bukan Anda yang menggantinya, mintalah segera kata sandi baru dengan "lupa kata sandi" di {{alamat}}.',
'The password of the account for public services with this address has just been changed. Whoever was logged in to it has to log in again.

If it was not you, ask at once for a new password by "forgotten password" at {{alamat}}.');

revoke execute on function layanand.sandi_baru() from public;
grant execute on function layanand.sandi_baru() to layanand_daemon;
