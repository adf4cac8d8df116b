-- Mail to addresses that nobody has confirmed: so many a day and no more, since everybody may file cases with anybody's address. What is beyond is held back and
-- seen. Whoever receives at an address says once that it is his, or that he wants nothing; then nothing is held back, or everything.

select set_config('layanand.peran', 'sistem', true);

create table aturan_batas_notifikasi (
    id uuid primary key default gen_random_uuid(),
    saluran text not null references saluran_notifikasi (saluran),
    golongan text not null constraint aturan_batas_notifikasi_golongan check (golongan in ('pemilik', 'dinas')),
    per_hari integer not null constraint aturan_batas_notifikasi_per_hari check (per_hari between 1 and 1000000),
    berlaku_dari date not null,
    berlaku_sampai date,
    constraint aturan_batas_notifikasi_unik unique (saluran, golongan, berlaku_dari)
);
comment on table aturan_batas_notifikasi is 'How many notices of a day one address gets that nobody has confirmed; counted apart, so that filing cannot keep a decision away';
comment on column aturan_batas_notifikasi.id is 'row id';
comment on column aturan_batas_notifikasi.saluran is 'channel';
comment on column aturan_batas_notifikasi.golongan is 'pemilik: of what whoever filed did himself; dinas: of what an office or time did, and reminders';
comment on column aturan_batas_notifikasi.per_hari is 'notices of one legal day';
comment on column aturan_batas_notifikasi.berlaku_dari is 'first day of validity; of several rules the latest counts';
comment on column aturan_batas_notifikasi.berlaku_sampai is 'last day of validity, or open';
insert into aturan_batas_notifikasi (saluran, golongan, per_hari, berlaku_dari) values
    ('email', 'pemilik', 8, '2018-01-03'), ('email', 'dinas', 20, '2018-01-03'),
    ('pesan', 'pemilik', 4, '2018-01-03'), ('pesan', 'dinas', 10, '2018-01-03');

create table alamat_surat (
    hash bytea primary key,
    terima boolean not null,
    sejak timestamptz not null
);
comment on table alamat_surat is 'E-mail addresses whose holders have spoken, by the code in a mail: keyed hashes, no addresses';
comment on column alamat_surat.hash is 'as identitas.email_hash';
comment on column alamat_surat.terima is 'true: his, nothing is held back; false: he wants none of it, everything is';
comment on column alamat_surat.sejak is 'legal time he said so last';

alter table notifikasi
    add column alamat_hash bytea,
    add column golongan text constraint notifikasi_golongan check (golongan in ('pemilik', 'dinas')),
    drop constraint notifikasi_status,
    add constraint notifikasi_status check (status in ('menunggu', 'terkirim', 'gagal', 'dibatalkan', 'ditahan'));
comment on column notifikasi.alamat_hash is 'keyed hash of the address of an owner when it was queued, to count by; NULL: an office';
comment on column notifikasi.golongan is 'by which limit it is counted (aturan_batas_notifikasi)';
comment on column notifikasi.status is 'menunggu, terkirim, gagal (dead letter), dibatalkan (nothing left to tell or nobody to tell it), ditahan (held back: too many for its address)';
create index notifikasi_alamat on notifikasi (alamat_hash, dibuat_pada) where alamat_hash is not null;
create index notifikasi_ditahan on notifikasi (id) where status = 'ditahan';
drop index notifikasi_selesai;
create index notifikasi_selesai on notifikasi (dibuat_pada) where status in ('terkirim', 'dibatalkan', 'ditahan');

-- Where the owner of a case is reached by a channel, as a hash.
create function layanand.alamat_notifikasi(b berkas, p_saluran text) returns bytea language sql stable as $$
    select case p_saluran when 'email' then i.email_hash else i.telepon_hash end
      from public.identitas i where i.berkas_id = layanand.berkas_identitas(b)
$$;
-- How many more an address gets today; NULL: as many as there are.
create function layanand.sisa_notifikasi(p_alamat bytea, p_saluran text, p_golongan text) returns bigint language sql stable strict as $$
    select case s.terima
               when true then null
               when false then 0
               else (select a.per_hari from public.aturan_batas_notifikasi a
                      where a.saluran = p_saluran and a.golongan = p_golongan
                        and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(layanand.sekarang()))
                      order by a.berlaku_dari desc limit 1)
                    - (select count(*) from public.notifikasi n
                        where n.alamat_hash = p_alamat and n.saluran = p_saluran and n.golongan = p_golongan
                          and n.status not in ('ditahan', 'dibatalkan')
                          and n.dibuat_pada >= layanand.tanggal(layanand.sekarang())::timestamp at time zone interval '7 hours') end
      from (select 1) satu
      left join public.alamat_surat s on s.hash = p_alamat
$$;

-- Bagian Organisasi lets go what was held back, as it queues a dead letter again.
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
           new.penyelenggara_id, new.saluran, new.templat, new.bahasa, new.isi, new.dibuat_pada, new.terkirim_pada, new.alamat_hash, new.golongan)
          is distinct from
          (old.id, old.berkas_id, old.kejadian_id, old.tenggat_id, old.hari_akhir, old.aturan_id, old.jenis, old.penerima, old.penerima_id,
           old.penyelenggara_id, old.saluran, old.templat, old.bahasa, old.isi, old.dibuat_pada, old.terkirim_pada, old.alamat_hash, old.golongan) then
        raise exception 'bukan bagian pemberitahuan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

update templat_notifikasi
   set isi_id = isi_id || '{{#kode_alamat}}
Alamat ini belum dikonfirmasi, maka hanya mendapat beberapa pemberitahuan sehari. Bila alamat ini milik Anda, konfirmasikan sekali di alamat
di atas dengan kode {{kode_alamat}}. Bila Anda tidak menyampaikan apa pun kepada kami, dengan kode yang sama Anda dapat
menolak semua surat dari kami.
{{/kode_alamat}}',
       isi_en = isi_en || '{{#kode_alamat}}
This address has not been confirmed, so it gets only some notices a day. If it is yours, confirm it once at the address above with the code
{{kode_alamat}}. If you have filed nothing with us, the same code lets you refuse all mail from us.
{{/kode_alamat}}'
 where templat = 'bingkai.pemilik' and saluran = 'email';

do $$
declare
    tabel text;
begin
    foreach tabel in array array['aturan_batas_notifikasi', 'alamat_surat'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
        execute format('create policy %I on public.%I for all using (layanand.peran() = ''sistem'') with check (layanand.peran() = ''sistem'')',
                       tabel || '_sistem', tabel);
    end loop;
end $$;
create policy aturan_batas_notifikasi_baca on aturan_batas_notifikasi for select using ((select coalesce(layanand.peran(), '') <> ''));
grant select on aturan_batas_notifikasi, alamat_surat to layanand_daemon;
grant insert, update on alamat_surat to layanand_daemon;

revoke execute on function layanand.alamat_notifikasi(berkas, text), layanand.sisa_notifikasi(bytea, text, text) from public;
grant execute on function layanand.alamat_notifikasi(berkas, text), layanand.sisa_notifikasi(bytea, text, text) to layanand_daemon;
