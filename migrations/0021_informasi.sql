-- Requests for public information and objections (P40(7)-(13), UU 14/2008 Pasal 21-22 and 35-37) on the case engine: what is theirs beside
-- berkas, their rules with their pasal, and their policies.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- reasons of an objection (grounds of a refusal: dasar_pengecualian)
create table alasan_keberatan (
    huruf text primary key,
    uraian_id text not null,
    uraian_en text not null,
    dari text[] not null,
    tenggat_lewat text[],
    syarat text constraint alasan_keberatan_syarat check (syarat in ('dikecualikan', 'berbiaya')),
    dasar_hukum text not null
);
comment on table alasan_keberatan is 'Reasons for an objection and when each may be given (UU 14/2008 Pasal 35(1))';
comment on column alasan_keberatan.huruf is 'letter of the list, a to g';
comment on column alasan_keberatan.uraian_id is 'the reason, Indonesian';
comment on column alasan_keberatan.uraian_en is 'the reason, English';
comment on column alasan_keberatan.dari is 'states of the request in which it may be given';
comment on column alasan_keberatan.tenggat_lewat is 'only when a deadline of these kinds of the request has lapsed';
comment on column alasan_keberatan.syarat is 'dikecualikan: only when something was withheld; berbiaya: only when something was charged';
comment on column alasan_keberatan.dasar_hukum is 'legal basis as it is cited';

insert into alasan_keberatan (huruf, uraian_id, uraian_en, dari, tenggat_lewat, syarat, dasar_hukum)
select huruf, id, en, dari, lewat, syarat, 'UU 14/2008 Pasal 35 ayat (1) huruf ' || huruf
  from (values
    ('a', 'Penolakan atas permintaan informasi berdasarkan alasan pengecualian Pasal 17', 'Refused on a ground of Article 17',
        '{ditolak,dikabulkan,diserahkan}'::text[], null::text[], 'dikecualikan'),
    ('b', 'Tidak disediakannya informasi berkala', 'Information that must be published regularly was not',
        '{dikabulkan,diserahkan,ditolak}', null, null),
    ('c', 'Tidak ditanggapinya permintaan informasi', 'The request was not answered',
        '{diterima,terlambat}', '{pemberitahuan,penyelesaian,perpanjangan}', null),
    ('d', 'Permintaan informasi ditanggapi tidak sebagaimana yang diminta', 'What was answered is not what was asked',
        '{dikabulkan,diserahkan}', null, null),
    ('e', 'Tidak dipenuhinya permintaan informasi', 'The request was not fulfilled',
        '{dikabulkan,terlambat,ditolak}', null, null),
    ('f', 'Pengenaan biaya yang tidak wajar', 'The cost charged is not reasonable',
        '{dikabulkan,diserahkan}', null, 'berbiaya'),
    ('g', 'Penyampaian informasi yang melebihi waktu yang diatur', 'The information came later than the law allows',
        '{terlambat,dikabulkan,diserahkan,ditolak}', '{penyelesaian,perpanjangan}', null)
  ) v (huruf, id, en, dari, lewat, syarat);

-- ---------------------------------------------------------------- requests
create table permohonan_informasi (
    berkas_id uuid primary key references berkas (id),
    kanal text not null constraint permohonan_informasi_kanal check (kanal in ('langsung', 'surat', 'telepon', 'email', 'aplikasi', 'portal')),
    informasi_diminta text not null,
    alasan text not null,
    cara_penyampaian text not null constraint permohonan_informasi_cara check (cara_penyampaian in ('langsung', 'surat', 'email', 'aplikasi')),
    salinan_identitas uuid constraint permohonan_informasi_salinan references lampiran (id),
    pencatat_id uuid,
    kekurangan jsonb not null default '[]',
    alasan_perpanjangan text,
    hasil text constraint permohonan_informasi_hasil check (hasil in ('penuh', 'sebagian', 'ditolak')),
    materi jsonb not null default '[]',
    penghitaman jsonb not null default '[]',
    biaya jsonb not null default '[]',
    cara_bayar text,
    uraian_keputusan text,
    huruf_penolakan text[],
    uji_konsekuensi text,
    diputuskan_pada timestamptz,
    alasan_tutup text,
    cari tsvector generated always as (to_tsvector('simple', informasi_diminta)) stored,
    -- A part is blackened if, and only if, it is granted in part; a refusal has a ground and its consequence test.
    constraint permohonan_informasi_sebagian check (hasil is null or (hasil = 'sebagian') = (penghitaman <> '[]')),
    constraint permohonan_informasi_penolakan check (
        case when hasil = 'ditolak' then cardinality(huruf_penolakan) > 0 and num_nulls(uraian_keputusan, uji_konsekuensi) = 0
             else num_nonnulls(huruf_penolakan, uji_konsekuensi) = 0 end)
);
comment on table permohonan_informasi is 'Requests for information (P40(7)-(13)): what is theirs alone, beside berkas; identity in identitas';
comment on column permohonan_informasi.berkas_id is 'case';
comment on column permohonan_informasi.kanal is 'channel it came by';
comment on column permohonan_informasi.informasi_diminta is 'what is asked for (P40(8) j)';
comment on column permohonan_informasi.alasan is 'why (P40(8) k)';
comment on column permohonan_informasi.cara_penyampaian is 'how it is to be delivered (P40(8) l)';
comment on column permohonan_informasi.salinan_identitas is 'copy of the identity card of an earlier request of the same person (P40(8) f); one of its own is an attachment of the case';
comment on column permohonan_informasi.pencatat_id is 'officer who recorded it: signs the receipt';
comment on column permohonan_informasi.kekurangan is 'what is missing (P40(10))';
comment on column permohonan_informasi.alasan_perpanjangan is 'written reason of the extension (UU 14/2008 Pasal 22(8))';
comment on column permohonan_informasi.hasil is 'decision';
comment on column permohonan_informasi.materi is 'what is given: [{uraian, bentuk, dokumen_id}] (P40(12))';
comment on column permohonan_informasi.penghitaman is 'parts withheld: [{bagian, huruf, alasan}] (UU 14/2008 Pasal 22(7)e)';
comment on column permohonan_informasi.biaya is 'copying only: [{jenis, uraian, banyak, harga_satuan}] in rupiah (P40(13))';
comment on column permohonan_informasi.cara_bayar is 'how the copying is paid (UU 14/2008 Pasal 22(7)g)';
comment on column permohonan_informasi.uraian_keputusan is 'explanation of a grant, reasons of a refusal';
comment on column permohonan_informasi.huruf_penolakan is 'grounds of a refusal: letters of UU 14/2008 Pasal 17';
comment on column permohonan_informasi.uji_konsekuensi is 'consequence test (UU 14/2008 Pasal 19)';
comment on column permohonan_informasi.diputuskan_pada is 'instant of the decision';
comment on column permohonan_informasi.alasan_tutup is 'why withdrawn';
comment on column permohonan_informasi.cari is 'full text';
create index permohonan_informasi_cari on permohonan_informasi using gin (cari);
create index permohonan_informasi_salinan on permohonan_informasi (salinan_identitas) where salinan_identitas is not null;

create table penyerahan_informasi (
    berkas_id uuid primary key references permohonan_informasi (berkas_id),
    tempat text not null,
    penyerah_nama text not null,
    penyerah_jabatan text not null,
    penyerah_nip text,
    penerima_sebagai text not null constraint penyerahan_informasi_sebagai check (penerima_sebagai in ('pemohon', 'kuasa')),
    isi bytea not null,
    diserahkan_pada timestamptz not null
);
comment on table penyerahan_informasi is 'Record of a hand-over, signed by both (P40(11))';
comment on column penyerahan_informasi.berkas_id is 'case';
comment on column penyerahan_informasi.tempat is 'where';
comment on column penyerahan_informasi.penyerah_nama is 'officer who handed over and signed';
comment on column penyerahan_informasi.penyerah_jabatan is 'position of that officer';
comment on column penyerahan_informasi.penyerah_nip is 'service number of that officer';
comment on column penyerahan_informasi.penerima_sebagai is 'whether the requester or a proxy received and signed';
comment on column penyerahan_informasi.isi is 'sealed: name of the one who received and signed';
comment on column penyerahan_informasi.diserahkan_pada is 'legal instant';

-- ---------------------------------------------------------------- objections
create table keberatan_informasi (
    berkas_id uuid primary key references berkas (id),
    uraian text,
    hasil text constraint keberatan_informasi_hasil check (hasil in ('dikabulkan', 'ditolak')),
    tanggapan text,
    ditanggapi_pada timestamptz,
    sengketa_nomor text,
    sengketa_tanggal date,
    alasan_tutup text
);
comment on table keberatan_informasi is 'Objections (UU 14/2008 Pasal 35-37): what was said and answered; the reason is the class of the case, the request its origin. No row: opened by a lapse, and nothing said yet';
comment on column keberatan_informasi.berkas_id is 'case';
comment on column keberatan_informasi.uraian is 'what the requester says';
comment on column keberatan_informasi.hasil is 'answer of the superior (Pasal 36(2))';
comment on column keberatan_informasi.tanggapan is 'reasons of the answer';
comment on column keberatan_informasi.ditanggapi_pada is 'instant of the answer';
comment on column keberatan_informasi.sengketa_nomor is 'registration number of the dispute at the Komisi Informasi';
comment on column keberatan_informasi.sengketa_tanggal is 'day the dispute was filed';
comment on column keberatan_informasi.alasan_tutup is 'why withdrawn';

-- ---------------------------------------------------------------- rules
insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('permohonan_informasi', 'PIN', 'Permohonan informasi', 'ppid', 'diterima', '{diserahkan,ditolak,dicabut}'),
    ('keberatan_informasi', 'KBI', 'Keberatan informasi', 'ppid', 'diajukan', '{selesai,disengketakan,dicabut}');

insert into aturan_tenggat (proses, jenis, versi, panjang, satuan, dasar_hukum, mulai_sesudah,
                            lewat_status, lewat_eskalasi, lewat_memulai, lewat_kejadian, lewat_membuka, lewat_membuka_kelas, berlaku_dari)
select proses, jenis, 1, panjang, 'hari_kerja', dasar_hukum, sesudah, status, eskalasi, memulai, proses || '.' || kejadian, membuka, kelas, '2018-01-03'
  from (values
    ('permohonan_informasi', 'pemberitahuan', 10, 'UU 14/2008 Pasal 22 ayat (7)', null, null, 1, '{}'::text[], 'dieskalasi', 'keberatan_informasi', 'c'),
    ('permohonan_informasi', 'penyelesaian', 10, 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)', null, 'terlambat', 1, '{}', 'terlambat', 'keberatan_informasi', 'g'),
    ('permohonan_informasi', 'perpanjangan', 7, 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)', 'penyelesaian', 'terlambat', 1, '{}', 'terlambat', 'keberatan_informasi', 'g'),
    ('permohonan_informasi', 'keberatan', 30, 'UU 14/2008 Pasal 36 ayat (1)', null, null, null, '{}', null, null, null),
    ('keberatan_informasi', 'tanggapan', 30, 'UU 14/2008 Pasal 36 ayat (2)', null, 'tidak_ditanggapi', 2, '{sengketa}', 'tidak_ditanggapi', null, null),
    ('keberatan_informasi', 'sengketa', 14, 'UU 14/2008 Pasal 37 ayat (2)', null, 'selesai', null, '{}', 'selesai', null, null)
  ) v (proses, jenis, panjang, dasar_hukum, sesudah, status, eskalasi, memulai, kejadian, membuka, kelas);

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, pelaku_puncak, memenuhi, memulai,
                             perlu_tenggat, kejadian, dasar_hukum)
select proses, 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, pelaku, puncak, memenuhi, memulai, perlu, proses || '.' || kejadian, dasar_hukum
  from (values
    ('permohonan_informasi', 0, 'buka', '', '{}'::text[], 'diterima', '{pemilik,pengelola}'::text[], null::text[],
        '{}'::text[], '{pemberitahuan}'::text[], null, 'diterima', 'UU 14/2008 Pasal 22 ayat (1)'),
    ('permohonan_informasi', 1, 'periksa', 'lengkap', '{diterima}', 'diproses', '{petugas}', null,
        '{pemberitahuan}', '{penyelesaian}', null, 'lengkap', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi', 1, 'periksa', 'tidak_lengkap', '{diterima}', 'perlu_dilengkapi', '{petugas}', null,
        '{pemberitahuan}', '{}', null, 'tidak_lengkap', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi', 2, 'lengkapi', 'tambahan', '{diterima}', null, '{pemilik,pengelola}', null,
        '{}', '{}', null, 'ditambah', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi', 2, 'lengkapi', 'kekurangan', '{perlu_dilengkapi}', 'diterima', '{pemilik,pengelola}', null,
        '{}', '{pemberitahuan}', null, 'dilengkapi', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi', 3, 'teruskan', '', '{diterima}', null, '{pengelola}', null,
        '{pemberitahuan}', '{pemberitahuan}', null, 'diteruskan', 'UU 14/2008 Pasal 22 ayat (7) huruf b'),
    ('permohonan_informasi', 4, 'perpanjang', '', '{diproses}', null, '{petugas}', null,
        '{penyelesaian}', '{perpanjangan}', 'penyelesaian', 'diperpanjang', 'UU 14/2008 Pasal 22 ayat (8)'),
    ('permohonan_informasi', 5, 'kabulkan', '', '{diproses,terlambat}', 'dikabulkan', '{petugas}', null,
        '{penyelesaian,perpanjangan}', '{keberatan}', null, 'dikabulkan', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (12)'),
    ('permohonan_informasi', 6, 'serahkan', '', '{dikabulkan}', 'diserahkan', '{petugas}', null,
        '{}', '{keberatan}', null, 'diserahkan', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (11)'),
    ('permohonan_informasi', 7, 'tolak', '', '{diproses,terlambat}', 'ditolak', '{petugas}', null,
        '{penyelesaian,perpanjangan}', '{keberatan}', null, 'ditolak', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (12)'),
    ('permohonan_informasi', 8, 'cabut', '', '{diterima,perlu_dilengkapi,diproses,terlambat,dikabulkan}', 'dicabut', '{pemilik}', null,
        '{*}', '{}', null, 'dicabut', 'UU 14/2008 Pasal 22'),
    ('permohonan_informasi', 9, 'buka-kembali', '', '{dikabulkan,diserahkan,ditolak}', 'diproses', '{sistem}', null,
        '{*}', '{penyelesaian}', null, 'dibuka_kembali', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi', 0, 'buka', '', '{}', 'diajukan', '{pemilik}', null,
        '{}', '{tanggapan}', null, 'diajukan', 'UU 14/2008 Pasal 35 ayat (1)'),
    ('keberatan_informasi', 1, 'tanggapi', 'pada_waktunya', '{diajukan}', 'ditanggapi', '{kepala_penyelenggara}', '{kepala_penyelenggara,bagian_organisasi}',
        '{tanggapan}', '{sengketa}', null, 'ditanggapi', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi', 1, 'tanggapi', 'terlambat', '{tidak_ditanggapi}', 'ditanggapi', '{kepala_penyelenggara}', '{kepala_penyelenggara,bagian_organisasi}',
        '{tanggapan,*}', '{sengketa}', null, 'ditanggapi', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi', 2, 'sengketa', '', '{ditanggapi,tidak_ditanggapi}', 'disengketakan', '{pemilik}', null,
        '{sengketa}', '{}', 'sengketa', 'disengketakan', 'UU 14/2008 Pasal 37 ayat (2)'),
    ('keberatan_informasi', 3, 'cabut', '', '{diajukan,tidak_ditanggapi}', 'dicabut', '{pemilik}', null,
        '{*}', '{}', null, 'dicabut', 'UU 14/2008 Pasal 35')
  ) v (proses, urutan, tindakan, cabang, dari, ke, pelaku, puncak, memenuhi, memulai, perlu, kejadian, dasar_hukum);

-- ---------------------------------------------------------------- policies
do $$
declare
    t text;
begin
    foreach t in array array['alasan_keberatan', 'permohonan_informasi', 'penyerahan_informasi', 'keberatan_informasi'] loop
        execute format('alter table public.%I enable row level security', t);
        execute format('alter table public.%I force row level security', t);
    end loop;
end $$;
create policy alasan_keberatan_baca on alasan_keberatan for select using ((select coalesce(layanand.peran(), '') <> ''));
create policy alasan_keberatan_sistem on alasan_keberatan for all using (layanand.peran() = 'sistem') with check (layanand.peran() = 'sistem');

-- Who owns or handles a case that he sees.
create function layanand.berkas_digarap(p_berkas uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses()
                            or layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                       from public.berkas b where b.id = p_berkas), false)
$$;

create policy permohonan_informasi_lihat on permohonan_informasi for select using ((select true from berkas b where b.id = berkas_id));
create policy permohonan_informasi_buat on permohonan_informasi for insert with check ((select true from berkas b where b.id = berkas_id));
create policy permohonan_informasi_ubah on permohonan_informasi for update using (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id));
create policy penyerahan_informasi_lihat on penyerahan_informasi for select using (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id));
create policy penyerahan_informasi_buat on penyerahan_informasi for insert
    with check (layanand.peran() in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi', 'sistem') and layanand.berkas_digarap(berkas_id));
create policy penyerahan_informasi_ubah on penyerahan_informasi for update
    using (layanand.peran() = 'sistem'
           or layanand.peran() in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi') and layanand.berkas_digarap(berkas_id));
create policy keberatan_informasi_lihat on keberatan_informasi for select using ((select true from berkas b where b.id = berkas_id));
create policy keberatan_informasi_buat on keberatan_informasi for insert with check (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id));
create policy keberatan_informasi_ubah on keberatan_informasi for update using (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id));

-- The copy of an identity card that an earlier request of the same person has is seen by those who handle the later one.
create policy lampiran_salinan_lihat on lampiran for select using (
    kategori = 'identitas'
    and (select true from permohonan_informasi p
          join berkas b on b.id = p.berkas_id
         where p.salinan_identitas = lampiran.id and layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
         limit 1));

-- What was asked stays as it was received, and what is decided is not for the requester to write.
create function layanand.jaga_permohonan_informasi() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if (new.berkas_id, new.kanal, new.informasi_diminta, new.alasan, new.cara_penyampaian, new.salinan_identitas, new.pencatat_id)
       is distinct from
       (old.berkas_id, old.kanal, old.informasi_diminta, old.alasan, old.cara_penyampaian, old.salinan_identitas, old.pencatat_id)
       or layanand.peran() in ('masyarakat', 'publik')
          and (new.alasan_perpanjangan, new.hasil, new.materi, new.penghitaman, new.biaya, new.cara_bayar, new.uraian_keputusan, new.huruf_penolakan,
               new.uji_konsekuensi, new.diputuskan_pada)
              is distinct from
              (old.alasan_perpanjangan, old.hasil, old.materi, old.penghitaman, old.biaya, old.cara_bayar, old.uraian_keputusan, old.huruf_penolakan,
               old.uji_konsekuensi, old.diputuskan_pada) then
        raise exception 'bukan bagian permohonan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger permohonan_informasi_jaga before update on permohonan_informasi for each row execute function layanand.jaga_permohonan_informasi();

-- Each writes his own part: the requester what he says, the superior the answer.
create function layanand.jaga_keberatan_informasi() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if tg_op = 'UPDATE' and (new.berkas_id, new.uraian) is distinct from (old.berkas_id, old.uraian)
       or layanand.peran() in ('masyarakat', 'publik')
          and (new.hasil, new.tanggapan, new.ditanggapi_pada) is distinct from (old.hasil, old.tanggapan, old.ditanggapi_pada)
       or layanand.peran() not in ('masyarakat', 'publik')
          and (new.uraian, new.sengketa_nomor, new.sengketa_tanggal, new.alasan_tutup)
              is distinct from (old.uraian, old.sengketa_nomor, old.sengketa_tanggal, old.alasan_tutup) then
        raise exception 'bukan bagian keberatan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger keberatan_informasi_jaga before insert or update on keberatan_informasi for each row execute function layanand.jaga_keberatan_informasi();

-- Who received a case, for its receipt: the officer who recorded it, or else the one with the duty of its process there, or the head; never
-- the one it is about.
create function layanand.penerima(b berkas, p_penyelenggara uuid, p_pencatat uuid) returns table (nama text, jabatan text)
language sql stable parallel safe as $$
    select e.nama, e.jabatan
      from public.pelaksana e
      left join public.penugasan t on t.pelaksana_id = e.id and t.tugas = b.tugas
            and layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, layanand.tanggal(b.diterima_pada))
     where e.id = p_pencatat
        or (e.penyelenggara_id = p_penyelenggara and e.id is distinct from b.terlapor_id and e.aktif and (t.id is not null or e.kepala))
     order by e.id = p_pencatat desc nulls last, t.id is not null desc, e.kepala desc, e.id
     limit 1
$$;

-- What the answer about any case shows beside its own: deadlines, history, and what this caller may do now.
create view berkas_tampil with (security_invoker = true) as
    select b.id as berkas_id, coalesce(array_to_json(t.semua), '[]') as tenggat,
           array_to_json(array(select x from (
                select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan
                  from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
           array_to_json(array(select a.tindakan from aturan_tindakan a where layanand.boleh(b, a, t.terbuka, o.induk_id)
                                group by a.tindakan order by min(a.urutan))) as tindakan
      from berkas b
      join penyelenggara o on o.id = b.penyelenggara_id
     cross join lateral (
            select array_agg(y order by y.mulai, y.id) as semua,
                   array_agg(y.jenis) filter (where y.status = 'berjalan' or y.status = 'lewat' and y.sisa is not null) as terbuka
              from (select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
                      from tenggat_tampil t where t.berkas_id = b.id) y) t;
comment on view berkas_tampil is 'Deadlines, history and permitted actions of cases in the shape of the API, under the policies of the reader';
comment on column berkas_tampil.tindakan is 'what this caller may do now, by the same rules that decide when he does it';

grant select on alasan_keberatan, permohonan_informasi, penyerahan_informasi, keberatan_informasi, berkas_tampil to layanand_daemon;
grant insert, update on permohonan_informasi, penyerahan_informasi, keberatan_informasi to layanand_daemon;
revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
