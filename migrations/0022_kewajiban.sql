-- What the pattern of a service obliges to (P8-P12): rules as rows, decisions and reports as records that are only added, what is missing seen
-- by everybody.

select set_config('layanand.peran', 'sistem', true);

create table aturan_kewajiban (
    jenis text primary key,
    pola text[],
    uptd boolean not null default false,
    uraian text not null,
    berkala_bulan smallint constraint aturan_kewajiban_berkala check (berkala_bulan between 1 and 60),
    dasar_hukum text not null,
    constraint aturan_kewajiban_bagi check ((pola is null) = uptd)
);
comment on table aturan_kewajiban is 'What a service owes by its pattern, or because a UPTD gives it';
comment on column aturan_kewajiban.jenis is 'name in the API';
comment on column aturan_kewajiban.pola is 'patterns it is for; NULL: not by pattern';
comment on column aturan_kewajiban.uptd is 'for services of a UPTD';
comment on column aturan_kewajiban.uraian is 'what is to be there';
comment on column aturan_kewajiban.berkala_bulan is 'to be done again within so many months, or NULL: once';
comment on column aturan_kewajiban.dasar_hukum is 'legal basis';

insert into aturan_kewajiban (jenis, pola, uptd, uraian, berkala_bulan, dasar_hukum)
select jenis, pola, uptd, uraian, bulan, 'Perbup Bengkayang 24/2018 Pasal ' || pasal
  from (values
    ('petunjuk_teknis', '{fungsional}'::text[], false, 'Petunjuk teknis penyelenggaraan pelayanan publik fungsional', null::smallint, '8 ayat (3)'),
    ('pembinaan_uptd', null, true, 'Pembinaan secara berkelanjutan oleh kepala penyelenggara', 6, '8 ayat (4)'),
    ('laporan_berkala', '{terpusat}', false, 'Laporan berkala kepada pejabat yang melimpahkan wewenang', 12, '9 ayat (4)'),
    ('pendelegasian_wewenang', '{satu_pintu}', false, 'Surat keputusan pendelegasian atau pelimpahan wewenang dari kepala daerah', null, '10 ayat (7)'),
    ('penugasan_pelaksana', '{satu_atap}', false, 'Penugasan pelaksana oleh kepala penyelenggara pada lokasi pelayanan terpadu', null, '10 ayat (9)'),
    ('penempatan_back_office', '{satu_atap}', false, 'Penunjukan dan penempatan pegawai back office', null, '10 ayat (10)'),
    ('koordinator_front_office', '{satu_atap}', false, 'Pejabat koordinator front office yang ditunjuk oleh Bupati', null, '10 ayat (11)'),
    ('usul_gugus_tugas', '{gugus_tugas}', false, 'Usul pembentukan gugus tugas oleh penyelenggara', null, '12 ayat (1)'),
    ('keputusan_gugus_tugas', '{gugus_tugas}', false, 'Keputusan Bupati tentang gugus tugas dengan tempat dan koordinatornya', null, '12')
  ) v (jenis, pola, uptd, uraian, bulan, pasal);

create table kewajiban_catatan (
    id uuid primary key,
    layanan_id uuid not null references layanan (id),
    penyelenggara_id uuid not null references penyelenggara (id),
    jenis text not null references aturan_kewajiban (jenis),
    nomor text not null,
    tanggal date not null,
    pejabat text not null,
    uraian text,
    berlaku_sampai date,
    constraint kewajiban_urut check (berlaku_sampai >= tanggal)
);
comment on table kewajiban_catatan is 'Decisions, assignments, reports and guidance by which obligations are met; only added';
comment on column kewajiban_catatan.id is 'UUIDv7';
comment on column kewajiban_catatan.layanan_id is 'service';
comment on column kewajiban_catatan.penyelenggara_id is 'its agency then: the chain of the event';
comment on column kewajiban_catatan.jenis is 'obligation';
comment on column kewajiban_catatan.nomor is 'number of the document';
comment on column kewajiban_catatan.tanggal is 'its date';
comment on column kewajiban_catatan.pejabat is 'who set it, or to whom it went';
comment on column kewajiban_catatan.uraian is 'what it says, in short';
comment on column kewajiban_catatan.berlaku_sampai is 'last day it holds, or open';
create index kewajiban_catatan_layanan on kewajiban_catatan (layanan_id, jenis, tanggal);
create trigger kewajiban_catatan_catat after insert on kewajiban_catatan for each row execute function layanand.katalog_catat();

alter table aturan_kewajiban enable row level security;
alter table aturan_kewajiban force row level security;
alter table kewajiban_catatan enable row level security;
alter table kewajiban_catatan force row level security;
create policy aturan_kewajiban_baca on aturan_kewajiban for select using (coalesce(layanand.peran(), '') <> '');
create policy kewajiban_catatan_baca on kewajiban_catatan for select using (coalesce(layanand.peran(), '') <> '');
create policy kewajiban_catatan_tambah on kewajiban_catatan for insert with check (
    layanand.mengurus(penyelenggara_id) and penyelenggara_id = (select l.penyelenggara_id from layanan l where l.id = layanan_id));
grant select on aturan_kewajiban, kewajiban_catatan to layanand_daemon;
grant insert on kewajiban_catatan to layanand_daemon;

-- What each service owes and whether it is there today; jatuh_tempo: when what is there will not do any more.
create view kewajiban_tampil with (security_invoker = true) as
    select l.id as layanan_id, l.nama as layanan, l.penyelenggara_id, o.nama as penyelenggara, a.jenis, a.uraian, a.dasar_hukum, c.terakhir, c.jatuh_tempo,
           c.terakhir is not null and coalesce(c.jatuh_tempo, 'infinity') >= layanand.tanggal(layanand.sekarang()) as terpenuhi
      from layanan l
      join penyelenggara o on o.id = l.penyelenggara_id
      join aturan_kewajiban a on l.pola = any (a.pola) or a.uptd and o.jenis = 'uptd'
      left join lateral (
            select k.tanggal as terakhir, least(k.berlaku_sampai, (k.tanggal + make_interval(months => a.berkala_bulan))::date) as jatuh_tempo
              from kewajiban_catatan k
             where k.layanan_id = l.id and k.jenis = a.jenis and k.tanggal <= layanand.tanggal(layanand.sekarang())
             order by coalesce(least(k.berlaku_sampai, (k.tanggal + make_interval(months => a.berkala_bulan))::date), 'infinity') desc, k.tanggal desc
             limit 1) c on true
     where l.aktif;
comment on view kewajiban_tampil is 'Obligations of services offered now, under the policies of the reader';
grant select on kewajiban_tampil to layanand_daemon;
