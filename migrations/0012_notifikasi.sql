-- Notices to the parties of a case: by mail and by text message, at each step and before a deadline. Who is told what, when and in which
-- words is rows; a further process adds rows of its own.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- words
create table templat_notifikasi (
    templat text not null,
    saluran text not null constraint templat_notifikasi_saluran check (saluran in ('email', 'pesan')),
    subjek_id text, subjek_en text,
    isi_id text not null,
    isi_en text not null,
    bingkai text,
    primary key (templat, saluran),
    foreign key (bingkai, saluran) references templat_notifikasi (templat, saluran),
    constraint templat_notifikasi_subjek check ((subjek_id is null) = (subjek_en is null))
);
comment on table templat_notifikasi is 'Texts of notices in both languages (docs/notifikasi.md: what stands between braces)';
comment on column templat_notifikasi.templat is 'name';
comment on column templat_notifikasi.saluran is 'email (SMTP) or pesan (SMS, WhatsApp)';
comment on column templat_notifikasi.subjek_id is 'subject in Indonesian; never anything personal';
comment on column templat_notifikasi.subjek_en is 'subject in English';
comment on column templat_notifikasi.isi_id is 'text in Indonesian';
comment on column templat_notifikasi.isi_en is 'text in English';
comment on column templat_notifikasi.bingkai is 'template of the same channel around it, in which it stands as isi';

create table istilah_notifikasi (
    jenis text not null constraint istilah_notifikasi_jenis check (jenis in ('proses', 'tenggat', 'tindakan', 'kejadian')),
    kunci text not null,
    teks_id text not null,
    teks_en text not null,
    primary key (jenis, kunci)
);
comment on table istilah_notifikasi is 'Words for processes, deadlines, actions and events as notices use them';
comment on column istilah_notifikasi.jenis is 'what it is a word for';
comment on column istilah_notifikasi.kunci is 'name in the rules';
comment on column istilah_notifikasi.teks_id is 'in Indonesian';
comment on column istilah_notifikasi.teks_en is 'in English';

-- ---------------------------------------------------------------- rules
create table aturan_notifikasi (
    id uuid primary key default gen_random_uuid(),
    proses text references proses (proses),
    pemicu text not null constraint aturan_notifikasi_pemicu check (pemicu in ('kejadian', 'tenggat')),
    pola text not null,
    syarat jsonb not null default '{}',
    hari_sebelum smallint constraint aturan_notifikasi_hari check (hari_sebelum between 0 and 30),
    jam time not null default '07:30',
    penerima text not null constraint aturan_notifikasi_penerima check (penerima in ('pemilik', 'petugas', 'kepala', 'bagian_organisasi', 'eskalasi')),
    saluran text not null,
    templat text not null,
    dasar_hukum text,
    berlaku_dari date not null,
    berlaku_sampai date,
    foreign key (templat, saluran) references templat_notifikasi (templat, saluran),
    constraint aturan_notifikasi_unik unique nulls not distinct (proses, pemicu, pola, syarat, penerima, saluran, berlaku_dari),
    constraint aturan_notifikasi_pengingat check ((pemicu = 'tenggat') = (hari_sebelum is not null))
);
comment on table aturan_notifikasi is 'Which event, or deadline that draws near, is told to whom, by which channel, in which words';
comment on column aturan_notifikasi.id is 'row id';
comment on column aturan_notifikasi.proses is 'process, or all; a rule of a process goes before one of all';
comment on column aturan_notifikasi.pemicu is 'an event, or a deadline that is near';
comment on column aturan_notifikasi.pola is 'kind of event or of deadline, as a pattern of LIKE';
comment on column aturan_notifikasi.syarat is 'what the data of the event must contain';
comment on column aturan_notifikasi.hari_sebelum is 'working days before the last day of the deadline';
comment on column aturan_notifikasi.jam is 'reminders: local time of the day';
comment on column aturan_notifikasi.penerima is 'pemilik: who filed; petugas: who handles; kepala; bagian_organisasi; eskalasi: whoever it has been escalated to';
comment on column aturan_notifikasi.saluran is 'channel';
comment on column aturan_notifikasi.templat is 'text';
comment on column aturan_notifikasi.dasar_hukum is 'legal basis of telling, where there is one';
comment on column aturan_notifikasi.berlaku_dari is 'first day of validity (day of the event or reminder)';
comment on column aturan_notifikasi.berlaku_sampai is 'last day of validity, or open';

-- ---------------------------------------------------------------- whom
alter table berkas add column bahasa text not null default 'id' constraint berkas_bahasa check (bahasa in ('id', 'en'));
comment on column berkas.bahasa is 'language of who opened it (Accept-Language)';

create table preferensi_berkas (
    berkas_id uuid primary key references berkas (id),
    bahasa text not null constraint preferensi_berkas_bahasa check (bahasa in ('id', 'en')),
    saluran text[] not null constraint preferensi_berkas_saluran check (saluran <@ '{email,pesan}'),
    versi integer not null default 1
);
comment on table preferensi_berkas is 'What the owner of one case wants of notices, where he has said so';
comment on column preferensi_berkas.berkas_id is 'case';
comment on column preferensi_berkas.bahasa is 'language';
comment on column preferensi_berkas.saluran is 'channels he wants; none: no notices';
comment on column preferensi_berkas.versi is 'version for ETag / If-Match';

create table kontak_notifikasi (
    sub uuid primary key,
    peran text not null constraint kontak_notifikasi_peran check (peran in ('masyarakat', 'pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')),
    isi bytea,
    ada_email boolean not null default false,
    ada_telepon boolean not null default false,
    bahasa text not null constraint kontak_notifikasi_bahasa check (bahasa in ('id', 'en')),
    saluran text[] not null constraint kontak_notifikasi_saluran check (saluran <@ '{email,pesan}'),
    versi integer not null default 1,
    diperbarui_pada timestamptz not null
);
comment on table kontak_notifikasi is 'What a person wants of notices in all cases; of officers also where they are reached';
comment on column kontak_notifikasi.sub is 'the person, as tokens name him';
comment on column kontak_notifikasi.peran is 'role under which he said so';
comment on column kontak_notifikasi.isi is 'sealed {"email", "telepon"} of an officer; those of citizens are in identitas';
comment on column kontak_notifikasi.ada_email is 'isi has an e-mail address';
comment on column kontak_notifikasi.ada_telepon is 'isi has a telephone number';
comment on column kontak_notifikasi.bahasa is 'language';
comment on column kontak_notifikasi.saluran is 'channels he wants; none: no notices';
comment on column kontak_notifikasi.versi is 'version for ETag / If-Match';
comment on column kontak_notifikasi.diperbarui_pada is 'legal time of the last change';
create index kontak_notifikasi_bagian on kontak_notifikasi (sub) where peran = 'bagian_organisasi';

-- ---------------------------------------------------------------- outbox
create table pembaca_umpan (
    nama text primary key,
    era integer not null,
    transaksi xid8 not null,
    kejadian_id uuid not null
);
comment on table pembaca_umpan is 'How far the daemon''s own readers of the feed have come';
comment on column pembaca_umpan.nama is 'reader';
comment on column pembaca_umpan.era is 'era of the last event read';
comment on column pembaca_umpan.transaksi is 'its transaction';
comment on column pembaca_umpan.kejadian_id is 'its id';

create table saluran_notifikasi (
    saluran text primary key constraint saluran_notifikasi_saluran check (saluran in ('email', 'pesan')),
    terpasang boolean not null
);
comment on table saluran_notifikasi is 'Channels that the daemons of this database have a sender for; others get no notices';
comment on column saluran_notifikasi.saluran is 'channel';
comment on column saluran_notifikasi.terpasang is 'as the daemon that was started last says';
insert into saluran_notifikasi (saluran, terpasang) values ('email', false), ('pesan', false);

create table notifikasi (
    id uuid primary key,
    berkas_id uuid not null references berkas (id),
    kejadian_id uuid references kejadian (id),
    tenggat_id uuid references tenggat (id),
    hari_akhir date,
    aturan_id uuid not null references aturan_notifikasi (id),
    jenis text not null,
    penerima text not null,
    penerima_id uuid,
    penyelenggara_id uuid references penyelenggara (id),
    saluran text not null references saluran_notifikasi (saluran),
    templat text not null,
    bahasa text not null,
    isi jsonb not null,
    status text not null default 'menunggu' constraint notifikasi_status check (status in ('menunggu', 'terkirim', 'gagal', 'dibatalkan')),
    percobaan smallint not null default 0,
    coba_pada timestamptz not null,
    dipinjam_sampai timestamptz,
    alasan text,
    dibuat_pada timestamptz not null,
    terkirim_pada timestamptz,
    diulang_pada timestamptz,
    diulang_oleh uuid,
    constraint notifikasi_sumber check (num_nonnulls(kejadian_id, tenggat_id) = 1),
    constraint notifikasi_sekali unique nulls not distinct (kejadian_id, tenggat_id, hari_akhir, penerima_id, penyelenggara_id, saluran),
    foreign key (templat, saluran) references templat_notifikasi (templat, saluran)
);
comment on table notifikasi is 'Notices: to be sent, sent, and failed for good (dead letters). No address, no name: those are opened while sending';
comment on column notifikasi.id is 'UUIDv7; its Message-ID, the same in each attempt';
comment on column notifikasi.berkas_id is 'case it is about';
comment on column notifikasi.kejadian_id is 'event it tells of';
comment on column notifikasi.tenggat_id is 'deadline it reminds of';
comment on column notifikasi.hari_akhir is 'last day of that deadline: one that is moved is reminded of again';
comment on column notifikasi.aturan_id is 'rule behind it';
comment on column notifikasi.jenis is 'kind of the event or of the deadline';
comment on column notifikasi.penerima is 'in which part the recipient gets it';
comment on column notifikasi.penerima_id is 'sub of the recipient; NULL: who filed without an account, or the mailbox of an agency';
comment on column notifikasi.penyelenggara_id is 'agency whose public mailbox gets it, where no officer has an address';
comment on column notifikasi.saluran is 'channel';
comment on column notifikasi.templat is 'text';
comment on column notifikasi.bahasa is 'language of the recipient';
comment on column notifikasi.isi is 'what the text says of the case, nothing personal';
comment on column notifikasi.status is 'menunggu, terkirim, gagal (dead letter), dibatalkan (nothing left to tell or nobody to tell it)';
comment on column notifikasi.percobaan is 'attempts since it was queued or queued again';
comment on column notifikasi.coba_pada is 'legal instant of the next attempt';
comment on column notifikasi.dipinjam_sampai is 'a daemon is sending it; machine time after which another may';
comment on column notifikasi.alasan is 'why the last attempt failed; never what the other side wrote';
comment on column notifikasi.dibuat_pada is 'legal time';
comment on column notifikasi.terkirim_pada is 'legal time the other side took it over';
comment on column notifikasi.diulang_pada is 'legal time a dead letter was last queued again';
comment on column notifikasi.diulang_oleh is 'by whom';
create index notifikasi_menunggu on notifikasi (coba_pada, id) where status = 'menunggu';
create index notifikasi_gagal on notifikasi (id) where status = 'gagal';
create index notifikasi_berkas on notifikasi (berkas_id, id);

-- Nothing of the past is told: the reader begins after the last event there is.
insert into pembaca_umpan (nama, era, transaksi, kejadian_id)
select 'notifikasi', coalesce(k.era, 1), coalesce(k.transaksi, '0'), coalesce(k.id, '00000000-0000-0000-0000-000000000000')
  from (select 1) satu
  left join (select x.era, x.transaksi, x.id from kejadian x order by x.era desc, x.transaksi desc, x.id desc limit 1) k on true;

-- ---------------------------------------------------------------- functions
-- Working days after `dari` up to and including `sampai`.
create function layanand.hari_kerja_sampai(dari date, sampai date) returns integer language sql stable parallel safe as $$
    select layanand.hari_pekan_sampai(sampai) - layanand.hari_pekan_sampai(dari)
         - (select count(distinct l.tanggal)::integer from public.hari_libur l
             where l.tanggal > dari and l.tanggal <= sampai and extract(isodow from l.tanggal) < 6)
$$;

create function layanand.istilah(p_jenis text, p_kunci text, bahasa text) returns text language sql stable parallel safe as $$
    select coalesce((select case bahasa when 'en' then i.teks_en else i.teks_id end
                       from public.istilah_notifikasi i where i.jenis = p_jenis and i.kunci = p_kunci),
                    translate(p_kunci, '_-', '  '))
$$;

-- The case that holds the identity of its owner: its own, or the one it comes out of.
create function layanand.berkas_identitas(b berkas) returns uuid language sql stable as $$
    select i.berkas_id from public.identitas i where i.berkas_id in (b.id, b.asal_id) order by i.berkas_id = b.id desc limit 1
$$;

-- The owner of a case as a recipient: language, and the channels that reach him and that he wants. Nobody where no identity was taken.
create function layanand.pemilik_notifikasi(b berkas) returns table (bahasa text, saluran text[]) language sql stable as $$
    select coalesce(p.bahasa, k.bahasa, b.bahasa),
           array(select s.saluran
                   from (values ('email', i.email_hash is not null), ('pesan', i.telepon_hash is not null)) s (saluran, ada)
                  where s.ada and s.saluran = any (coalesce(p.saluran, '{email,pesan}')) and s.saluran = any (coalesce(k.saluran, '{email,pesan}')))
      from public.identitas i
      left join public.preferensi_berkas p on p.berkas_id = b.id
      left join public.kontak_notifikasi k on k.sub = b.pemilik_id
     where i.berkas_id = layanand.berkas_identitas(b) and b.kerahasiaan <> 'anonim'
$$;

-- Officers who handle the case, or answer for it: never the one it is about.
create function layanand.petugas_notifikasi(b berkas, p_penerima text) returns setof uuid language sql stable as $$
    select e.id
      from public.pelaksana e
     where p_penerima = 'petugas' and e.aktif and e.id is distinct from b.terlapor_id
       and case when b.pelaksana_id is not null then e.id = b.pelaksana_id
                else e.penyelenggara_id = b.penyelenggara_id
                     and exists (select 1 from public.penugasan t
                                  where t.pelaksana_id = e.id and t.tugas = b.tugas
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
$$;

-- Recipients of one part with the channels that reach them. Where no officer can be reached by mail it goes to the agency's public
-- mailbox, except in a case about an officer, who may read that. Nobody is told of what he did himself.
create function layanand.penerima_notifikasi(b berkas, p_penerima text, p_pelaku uuid)
returns table (penerima_id uuid, penyelenggara_id uuid, bahasa text, saluran text[]) language sql stable as $$
    with petugas as materialized (
        select k.sub, k.bahasa, array(select s.saluran from (values ('email', k.ada_email), ('pesan', k.ada_telepon)) s (saluran, ada)
                                       where s.ada and s.saluran = any (k.saluran)) as saluran
          from layanand.petugas_notifikasi(b, p_penerima) e (id)
          join public.kontak_notifikasi k on k.sub = e.id and k.peran <> 'masyarakat'
         where p_penerima <> 'pemilik'
    )
    select b.pemilik_id, null::uuid, m.bahasa, m.saluran from layanand.pemilik_notifikasi(b) m where p_penerima = 'pemilik'
    union all
    select p.sub, null, p.bahasa, p.saluran from petugas p where p.sub is distinct from p_pelaku
    union all
    select null, o.id, 'id', '{email}'
      from public.penyelenggara o
     where p_penerima <> 'pemilik' and b.terlapor_id is null and o.email is not null
       and not exists (select 1 from petugas p where 'email' = any (p.saluran))
       and (p_penerima <> 'eskalasi' or b.eskalasi > 0)
       and case when p_penerima = 'bagian_organisasi' or p_penerima = 'eskalasi' and b.eskalasi = 2 then o.jenis = 'sekretariat_daerah'
                else o.id = b.penyelenggara_id end
$$;

-- What a notice says of a case: number, agency, what runs, what its owner may do. Nobody's words, nobody's name.
create function layanand.isi_notifikasi(b berkas, bahasa text) returns jsonb language sql stable as $$
    with terbuka as (
        select t.jenis, t.jatuh_tempo, t.dasar_hukum, t.mulai, t.id from public.tenggat t where t.berkas_id = b.id and t.status = 'berjalan'
    ), boleh as (
        select a.tindakan, min(a.urutan) as urutan
          from public.aturan_tindakan a
         where layanand.aturan_kena(b, a) and layanand.aturan_berlaku(b, a) and 'pemilik' = any (layanand.aturan_pelaku(b, a))
           and (a.perlu_tenggat is null or a.perlu_tenggat in (select t.jenis from terbuka t))
         group by a.tindakan
    )
    select jsonb_build_object(
        'nomor', b.nomor,
        'proses', layanand.istilah('proses', b.proses, bahasa),
        'penyelenggara', (select o.nama from public.penyelenggara o where o.id = b.penyelenggara_id),
        'tenggat', (select coalesce(jsonb_agg(jsonb_build_object('jenis', layanand.istilah('tenggat', t.jenis, bahasa), 'jatuh_tempo', t.jatuh_tempo,
                                                                 'dasar_hukum', t.dasar_hukum) order by t.jatuh_tempo, t.id), '[]') from terbuka t),
        'tindakan', (select coalesce(jsonb_agg(jsonb_build_object('nama', layanand.istilah('tindakan', x.tindakan, bahasa)) order by x.urutan), '[]')
                       from boleh x))
$$;

-- Who may change what of a notice: Bagian Organisasi queues a dead letter again, and nothing else.
create function layanand.jaga_notifikasi() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return new;
    end if;
    if old.status <> 'gagal' then
        raise exception 'pemberitahuan ini tidak gagal' using constraint = 'keadaan-berubah';
    end if;
    if new.status <> 'menunggu'
       or (new.id, new.berkas_id, new.kejadian_id, new.tenggat_id, new.hari_akhir, new.aturan_id, new.jenis, new.penerima, new.penerima_id,
           new.penyelenggara_id, new.saluran, new.templat, new.bahasa, new.isi, new.dibuat_pada, new.terkirim_pada)
          is distinct from
          (old.id, old.berkas_id, old.kejadian_id, old.tenggat_id, old.hari_akhir, old.aturan_id, old.jenis, old.penerima, old.penerima_id,
           old.penyelenggara_id, old.saluran, old.templat, old.bahasa, old.isi, old.dibuat_pada, old.terkirim_pada) then
        raise exception 'bukan bagian pemberitahuan yang dapat diubah' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger notifikasi_jaga before update on notifikasi for each row execute function layanand.jaga_notifikasi();

-- ---------------------------------------------------------------- policies
do $$
declare
    tabel text;
begin
    foreach tabel in array array['templat_notifikasi', 'istilah_notifikasi', 'aturan_notifikasi', 'preferensi_berkas', 'kontak_notifikasi',
                                 'pembaca_umpan', 'saluran_notifikasi', 'notifikasi'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
        execute format('create policy %I on public.%I for all using (layanand.peran() = ''sistem'') with check (layanand.peran() = ''sistem'')',
                       tabel || '_sistem', tabel);
    end loop;
    foreach tabel in array array['templat_notifikasi', 'istilah_notifikasi', 'aturan_notifikasi'] loop
        execute format('create policy %I on public.%I for select using ((select coalesce(layanand.peran(), '''') <> ''''))', tabel || '_baca', tabel);
    end loop;
end $$;
create policy kontak_notifikasi_sendiri on kontak_notifikasi for all using (sub = layanand.saya())
    with check (sub = layanand.saya() and peran = layanand.peran());
create policy preferensi_berkas_pemilik on preferensi_berkas for all
    using ((select b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses() from berkas b where b.id = berkas_id));
create policy notifikasi_lihat on notifikasi for select
    using (layanand.peran() = 'bagian_organisasi' and (select true from berkas b where b.id = berkas_id));
create policy notifikasi_ulang on notifikasi for update
    using (layanand.peran() = 'bagian_organisasi' and (select true from berkas b where b.id = berkas_id));

grant select on templat_notifikasi, istilah_notifikasi, aturan_notifikasi, preferensi_berkas, kontak_notifikasi, pembaca_umpan, saluran_notifikasi,
                notifikasi to layanand_daemon;
grant insert, update on preferensi_berkas, kontak_notifikasi, notifikasi to layanand_daemon;
grant update on pembaca_umpan, saluran_notifikasi to layanand_daemon;
grant delete on notifikasi to layanand_daemon;
revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;

-- ---------------------------------------------------------------- words, as rows
insert into istilah_notifikasi (jenis, kunci, teks_id, teks_en) values
    ('proses', 'pengaduan', 'Pengaduan', 'Complaint'),
    ('proses', 'skm', 'Survei kepuasan masyarakat', 'Satisfaction survey'),
    ('tenggat', 'verifikasi', 'pemeriksaan awal', 'verification'),
    ('tenggat', 'tanggapan_kelengkapan', 'jawaban tentang kelengkapan', 'answer on completeness'),
    ('tenggat', 'melengkapi', 'melengkapi berkas', 'completing the case'),
    ('tenggat', 'penyelesaian', 'penyelesaian', 'settlement'),
    ('tenggat', 'eskalasi_penyelesaian', 'penyelesaian oleh kepala', 'settlement by the head'),
    ('tenggat', 'keputusan', 'keputusan', 'decision'),
    ('tenggat', 'penyampaian', 'penyampaian keputusan', 'delivery of the decision'),
    ('tenggat', 'tanggapan_pengadu', 'tanggapan Anda', 'your reply'),
    ('tindakan', 'lengkapi', 'melengkapi atau menambah keterangan', 'complete it or add to it'),
    ('tindakan', 'tanggapan-pengadu', 'menyatakan puas atau tidak puas', 'say whether you are satisfied'),
    ('tindakan', 'limpahkan-ombudsman', 'meminta dilimpahkan ke Ombudsman', 'have it passed to the Ombudsman'),
    ('tindakan', 'cabut', 'mencabutnya', 'withdraw it'),
    ('kejadian', 'pengaduan.diterima', 'diterima', 'received'),
    ('kejadian', 'pengaduan.tidak_lengkap', 'perlu dilengkapi', 'needs completing'),
    ('kejadian', 'pengaduan.disampaikan', 'sudah diputuskan', 'decided'),
    ('kejadian', 'pengaduan.selesai', 'selesai', 'closed'),
    ('kejadian', 'pengaduan.ditolak', 'ditolak', 'rejected'),
    ('kejadian', 'pengaduan.dianggap_dicabut', 'dianggap dicabut', 'deemed withdrawn');

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('bingkai.pemilik', 'email', null, null, null,
'Yth. Bapak/Ibu,

{{isi}}

Nomor: {{nomor}}
Penyelenggara: {{penyelenggara}}
{{#tenggat}}Batas waktu {{jenis}}: {{jatuh_tempo|pekan}} ({{dasar_hukum}})
{{/tenggat}}
{{#tindakan_ada}}Yang dapat Anda lakukan sekarang:
{{#tindakan}}- {{nama}}
{{/tindakan}}
{{/tindakan_ada}}Lihat dan lanjutkan di {{alamat}} dengan akun Anda, atau dengan nomor di atas dan kode akses pada tanda terima.

Surat ini dibuat sendiri oleh sistem dan tidak dapat dibalas. Tidak ada petugas yang meminta kode akses atau kata sandi Anda. Pilihan
bahasa dan berhenti menerima pemberitahuan ada di alamat yang sama.
',
'Dear Sir or Madam,

{{isi}}

Number: {{nomor}}
Agency: {{penyelenggara}}
{{#tenggat}}Last day for {{jenis}}: {{jatuh_tempo|pekan}} ({{dasar_hukum}})
{{/tenggat}}
{{#tindakan_ada}}What you can do now:
{{#tindakan}}- {{nama}}
{{/tindakan}}
{{/tindakan_ada}}See it and go on at {{alamat}} with your account, or with the number above and the access code on the receipt.

This mail was made by the system and cannot be answered. No officer will ask for your access code or password. At the same address
you choose the language or stop these notices.
'),
    ('bingkai.petugas', 'email', null, null, null,
'{{isi}}

Nomor: {{nomor}}
Penyelenggara: {{penyelenggara}}
{{#tenggat}}Batas waktu {{jenis}}: {{jatuh_tempo|pekan}} ({{dasar_hukum}})
{{/tenggat}}
Buka di {{alamat}}. Surat ini tidak memuat identitas siapa pun; jangan meneruskannya di luar kedinasan.
',
'{{isi}}

Number: {{nomor}}
Agency: {{penyelenggara}}
{{#tenggat}}Last day for {{jenis}}: {{jatuh_tempo|pekan}} ({{dasar_hukum}})
{{/tenggat}}
Open it at {{alamat}}. This mail names nobody; do not pass it on outside the service.
');

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('pengaduan.diterima', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} diterima', 'Complaint {{nomor}} received',
     'Pengaduan Anda diterima {{penyelenggara}} pada {{waktu|waktu}} dan sekarang diperiksa kelengkapannya.',
     '{{penyelenggara}} received your complaint on {{waktu|waktu}} and now checks whether it is complete.'),
    ('pengaduan.lengkap', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} lengkap dan diproses', 'Complaint {{nomor}} is complete and being handled',
     'Pengaduan Anda lengkap dan mulai ditangani.', 'Your complaint is complete and is now being handled.'),
    ('pengaduan.tidak_lengkap', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} perlu dilengkapi', 'Complaint {{nomor}} needs completing',
     'Pengaduan Anda belum lengkap. Apa yang kurang dapat dibaca pada pengaduan itu. Tanpa dilengkapi dalam batas waktu, pengaduan dianggap dicabut.',
     'Your complaint is not complete yet. What is missing can be read there. If it is not completed in time, it counts as withdrawn.'),
    ('pengaduan.dilengkapi', 'email', 'bingkai.pemilik', 'Kelengkapan pengaduan {{nomor}} diterima', 'What completes complaint {{nomor}} was received',
     'Tambahan untuk pengaduan Anda diterima dan diperiksa kembali.', 'What you added was received; the complaint is checked again.'),
    ('pengaduan.diteruskan', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} diteruskan', 'Complaint {{nomor}} passed on',
     'Pengaduan Anda diteruskan kepada {{penyelenggara}}, yang berwenang menanganinya. Anda tidak perlu mengadu lagi.',
     'Your complaint was passed on to {{penyelenggara}}, which is competent for it. You need not file it again.'),
    ('pengaduan.ditindaklanjuti', 'email', 'bingkai.pemilik', 'Perkembangan pengaduan {{nomor}}', 'Progress of complaint {{nomor}}',
     'Ada tindak lanjut atas pengaduan Anda.', 'There has been a follow-up of your complaint.'),
    ('pengaduan.disampaikan', 'email', 'bingkai.pemilik', 'Keputusan atas pengaduan {{nomor}}', 'Decision on complaint {{nomor}}',
     'Pengaduan Anda telah diputuskan, dan keputusannya dapat dibaca. Bila Anda tidak puas, nyatakanlah dalam batas waktu di bawah ini.',
     'Your complaint has been decided, and the decision can be read. If you are not satisfied, say so by the last day below.'),
    ('pengaduan.selesai', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} selesai', 'Complaint {{nomor}} closed',
     'Pengaduan Anda selesai.', 'Your complaint is closed.'),
    ('pengaduan.ditolak', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} ditolak', 'Complaint {{nomor}} rejected',
     'Pengaduan Anda ditolak. Alasan dan dasar hukumnya dapat dibaca pada pengaduan itu.',
     'Your complaint was rejected. The reason and its legal basis can be read there.'),
    ('pengaduan.dicabut', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} dicabut', 'Complaint {{nomor}} withdrawn',
     'Pengaduan Anda dicabut sesuai permintaan.', 'Your complaint was withdrawn as you asked.'),
    ('pengaduan.dianggap_dicabut', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} dianggap dicabut', 'Complaint {{nomor}} deemed withdrawn',
     'Pengaduan Anda tidak dilengkapi dalam batas waktu dan karena itu dianggap dicabut. Anda dapat mengadu lagi.',
     'Your complaint was not completed in time and therefore counts as withdrawn. You may file it again.'),
    ('pengaduan.dibuka_kembali', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} dibuka kembali', 'Complaint {{nomor}} reopened',
     'Pengaduan Anda dibuka kembali dan ditangani setingkat lebih tinggi.', 'Your complaint was reopened and is handled one level higher.'),
    ('pengaduan.dieskalasi', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} dinaikkan ke atasan', 'Complaint {{nomor}} escalated',
     'Batas waktu penanganan pengaduan Anda terlewati. Pengaduan dinaikkan kepada pejabat setingkat di atasnya.',
     'A time limit for handling your complaint has passed. It was escalated to the next higher office.'),
    ('pengaduan.dilimpahkan', 'email', 'bingkai.pemilik', 'Pengaduan {{nomor}} dilimpahkan ke Ombudsman', 'Complaint {{nomor}} passed to the Ombudsman',
     'Pengaduan Anda dilimpahkan kepada Ombudsman Republik Indonesia.', 'Your complaint was passed to the Ombudsman of the Republic of Indonesia.'),
    ('petugas.baru', 'email', 'bingkai.petugas', '{{proses}} baru: {{nomor}}', 'New {{proses}}: {{nomor}}',
     'Ada berkas baru untuk ditangani.', 'There is a new case to handle.'),
    ('petugas.disposisi', 'email', 'bingkai.petugas', 'Disposisi: {{nomor}}', 'Assigned to you: {{nomor}}',
     'Berkas ini didisposisikan kepada Anda.', 'This case was assigned to you.'),
    ('petugas.bahan', 'email', 'bingkai.petugas', 'Tambahan pada {{nomor}}', 'Something was added to {{nomor}}',
     'Pihak yang berkepentingan menambah keterangan atau melengkapi berkas ini.', 'Its owner has completed this case or added to it.'),
    ('petugas.ditutup', 'email', 'bingkai.petugas', 'Ditutup: {{nomor}}', 'Closed: {{nomor}}',
     'Berkas ini ditutup; tidak ada lagi yang perlu dilakukan.', 'This case is closed; nothing is left to be done.'),
    ('petugas.lewat', 'email', 'bingkai.petugas', 'Batas waktu lewat: {{nomor}}', 'Overdue: {{nomor}}',
     'Batas waktu {{lewat_jenis}} ({{lewat_jatuh_tempo|pekan}}) sudah lewat.', 'The time limit for {{lewat_jenis}} ({{lewat_jatuh_tempo|pekan}}) has passed.'),
    ('atasan.eskalasi', 'email', 'bingkai.petugas', 'Perlu perhatian pimpinan: {{nomor}}', 'Needs the head''s attention: {{nomor}}',
     'Berkas ini dinaikkan kepada Anda, karena batas waktu lewat atau karena pihak yang berkepentingan tidak puas.',
     'This case was escalated to you, because a time limit has passed or its owner was not satisfied.'),
    ('atasan.skm', 'email', 'bingkai.petugas', 'Hasil survei dipublikasikan: {{nomor}}', 'Survey results published: {{nomor}}',
     'Hasil survei kepuasan masyarakat dipublikasikan.', 'The results of a satisfaction survey were published.'),
    ('pengingat.petugas', 'email', 'bingkai.petugas', 'Batas waktu dekat: {{nomor}}', 'Due soon: {{nomor}}',
     'Batas waktu {{pengingat_jenis}} berakhir {{pengingat_jatuh_tempo|pekan}} ({{pengingat_dasar_hukum}}).',
     'The time limit for {{pengingat_jenis}} ends on {{pengingat_jatuh_tempo|pekan}} ({{pengingat_dasar_hukum}}).'),
    ('pengingat.pemilik', 'email', 'bingkai.pemilik', 'Batas waktu dekat: {{nomor}}', 'Due soon: {{nomor}}',
     'Kami mengingatkan: batas waktu {{pengingat_jenis}} berakhir {{pengingat_jatuh_tempo|pekan}} ({{pengingat_dasar_hukum}}).',
     'A reminder: the time limit for {{pengingat_jenis}} ends on {{pengingat_jatuh_tempo|pekan}} ({{pengingat_dasar_hukum}}).'),
    ('kabar', 'pesan', null, null, null, '{{proses}} {{nomor}}: {{kabar}}. {{alamat}}', '{{proses}} {{nomor}}: {{kabar}}. {{alamat}}'),
    ('pengingat', 'pesan', null, null, null, '{{proses}} {{nomor}}: batas waktu {{pengingat_jenis}} {{pengingat_jatuh_tempo|hari}}. {{alamat}}',
     '{{proses}} {{nomor}}: last day for {{pengingat_jenis}} is {{pengingat_jatuh_tempo|hari}}. {{alamat}}');

-- ---------------------------------------------------------------- rules, as rows
insert into aturan_notifikasi (proses, pemicu, pola, syarat, penerima, saluran, templat, dasar_hukum, berlaku_dari)
select proses, 'kejadian', pola, syarat::jsonb, penerima, saluran, templat, dasar_hukum, '2018-01-03'
  from (values
    ('pengaduan', 'pengaduan.diterima', '{}', 'pemilik', 'email', 'pengaduan.diterima', 'UU 25/2009 Pasal 44 ayat (2)'),
    ('pengaduan', 'pengaduan.lengkap', '{}', 'pemilik', 'email', 'pengaduan.lengkap', 'UU 25/2009 Pasal 44 ayat (3)'),
    ('pengaduan', 'pengaduan.tidak_lengkap', '{}', 'pemilik', 'email', 'pengaduan.tidak_lengkap', 'UU 25/2009 Pasal 44 ayat (3)'),
    ('pengaduan', 'pengaduan.dilengkapi', '{}', 'pemilik', 'email', 'pengaduan.dilengkapi', 'UU 25/2009 Pasal 44 ayat (4)'),
    ('pengaduan', 'pengaduan.diteruskan', '{}', 'pemilik', 'email', 'pengaduan.diteruskan', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.ditindaklanjuti', '{}', 'pemilik', 'email', 'pengaduan.ditindaklanjuti', 'Perbup Bengkayang 24/2018 Pasal 24 ayat (3)'),
    ('pengaduan', 'pengaduan.disampaikan', '{}', 'pemilik', 'email', 'pengaduan.disampaikan', 'UU 25/2009 Pasal 50 ayat (2)'),
    ('pengaduan', 'pengaduan.selesai', '{}', 'pemilik', 'email', 'pengaduan.selesai', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.ditolak', '{}', 'pemilik', 'email', 'pengaduan.ditolak', 'UU 25/2009 Pasal 44'),
    ('pengaduan', 'pengaduan.dicabut', '{}', 'pemilik', 'email', 'pengaduan.dicabut', null),
    ('pengaduan', 'pengaduan.dianggap_dicabut', '{}', 'pemilik', 'email', 'pengaduan.dianggap_dicabut', 'UU 25/2009 Pasal 44 ayat (5)'),
    ('pengaduan', 'pengaduan.dibuka_kembali', '{}', 'pemilik', 'email', 'pengaduan.dibuka_kembali', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.dieskalasi', '{}', 'pemilik', 'email', 'pengaduan.dieskalasi', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.dilimpahkan', '{}', 'pemilik', 'email', 'pengaduan.dilimpahkan', 'UU 25/2009 Pasal 46'),
    ('pengaduan', 'pengaduan.diterima', '{}', 'petugas', 'email', 'petugas.baru', 'Perbup Bengkayang 24/2018 Pasal 25'),
    ('pengaduan', 'pengaduan.diteruskan', '{}', 'petugas', 'email', 'petugas.baru', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.didisposisikan', '{}', 'petugas', 'email', 'petugas.disposisi', 'Perbup Bengkayang 24/2018 Pasal 25 ayat (1)'),
    ('pengaduan', 'pengaduan.dilengkapi', '{}', 'petugas', 'email', 'petugas.bahan', null),
    ('pengaduan', 'pengaduan.ditambah', '{}', 'petugas', 'email', 'petugas.bahan', null),
    ('pengaduan', 'pengaduan.dicabut', '{}', 'petugas', 'email', 'petugas.ditutup', null),
    ('pengaduan', 'pengaduan.dibuka_kembali', '{}', 'eskalasi', 'email', 'atasan.eskalasi', 'PermenPANRB 62/2018'),
    ('pengaduan', 'pengaduan.tidak_puas', '{}', 'eskalasi', 'email', 'atasan.eskalasi', 'PermenPANRB 62/2018'),
    (null, '%.dieskalasi', '{}', 'eskalasi', 'email', 'atasan.eskalasi', null),
    (null, 'tenggat.lewat', '{}', 'petugas', 'email', 'petugas.lewat', null),
    ('skm', 'skm.dipublikasikan', '{}', 'bagian_organisasi', 'email', 'atasan.skm', 'Perbup Bengkayang 24/2018 Pasal 23 ayat (11)'),
    ('pengaduan', 'pengaduan.diterima', '{}', 'pemilik', 'pesan', 'kabar', 'UU 25/2009 Pasal 44 ayat (2)'),
    ('pengaduan', 'pengaduan.tidak_lengkap', '{}', 'pemilik', 'pesan', 'kabar', 'UU 25/2009 Pasal 44 ayat (3)'),
    ('pengaduan', 'pengaduan.disampaikan', '{}', 'pemilik', 'pesan', 'kabar', 'UU 25/2009 Pasal 50 ayat (2)'),
    ('pengaduan', 'pengaduan.selesai', '{}', 'pemilik', 'pesan', 'kabar', null),
    ('pengaduan', 'pengaduan.ditolak', '{}', 'pemilik', 'pesan', 'kabar', null),
    ('pengaduan', 'pengaduan.dianggap_dicabut', '{}', 'pemilik', 'pesan', 'kabar', null)
  ) v (proses, pola, syarat, penerima, saluran, templat, dasar_hukum);

insert into aturan_notifikasi (proses, pemicu, pola, hari_sebelum, penerima, saluran, templat, dasar_hukum, berlaku_dari)
select null, 'tenggat', pola, hari, penerima, saluran, templat, null, '2018-01-03'::date
  from (values
    ('verifikasi', 1, 'petugas', 'email', 'pengingat.petugas'),
    ('tanggapan_kelengkapan', 3, 'petugas', 'email', 'pengingat.petugas'),
    ('penyelesaian', 3, 'petugas', 'email', 'pengingat.petugas'),
    ('eskalasi_penyelesaian', 1, 'eskalasi', 'email', 'pengingat.petugas'),
    ('keputusan', 5, 'petugas', 'email', 'pengingat.petugas'),
    ('penyampaian', 3, 'petugas', 'email', 'pengingat.petugas'),
    ('melengkapi', 5, 'pemilik', 'email', 'pengingat.pemilik'),
    ('tanggapan_pengadu', 3, 'pemilik', 'email', 'pengingat.pemilik'),
    ('melengkapi', 5, 'pemilik', 'pesan', 'pengingat'),
    ('tanggapan_pengadu', 3, 'pemilik', 'pesan', 'pengingat')
  ) v (pola, hari, penerima, saluran, templat);

insert into jadwal (nama, selang, hari_kerja) values ('pengingat', '1 day', false);
