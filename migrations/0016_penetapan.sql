-- Decisions that give officers their duties (P5(3) and Lampiran I, P25(1), P7(5), P18(4), P23(7), P40): one process, a kind for each. From its
-- date a decision gives its duties and ends those that it replaces.

select set_config('layanand.peran', 'sistem', true);

create table jenis_penetapan (
    jenis text primary key,
    judul text not null,
    tim text not null,
    tugas text[] not null,
    kewajiban jsonb not null,
    susunan boolean not null,
    visi boolean not null,
    dasar_hukum text not null
);
comment on table jenis_penetapan is 'Kinds of decisions about officers';
comment on column jenis_penetapan.jenis is 'name in the API';
comment on column jenis_penetapan.judul is 'subject of the decision, as printed';
comment on column jenis_penetapan.tim is 'what it forms, as printed';
comment on column jenis_penetapan.tugas is 'duties it may give; those of this kind that it does not give again end';
comment on column jenis_penetapan.kewajiban is 'obligations in the second dictum, in order';
comment on column jenis_penetapan.susunan is 'needs one penanggung jawab, one ketua, one sekretaris and members (Lampiran I, lampiran 1)';
comment on column jenis_penetapan.visi is 'sets visi, misi and motto (Lampiran I, KEEMPAT and lampiran 2)';
comment on column jenis_penetapan.dasar_hukum is 'legal basis';

insert into jenis_penetapan (jenis, judul, tim, tugas, susunan, visi, dasar_hukum, kewajiban) values
    ('pelaksana', 'Penetapan Pelaksana Pelayanan Publik', 'tim pelaksana pelayanan publik', '{front_office,back_office}', true, true,
     'Perbup Bengkayang 24/2018 Pasal 5 ayat (3)',
     '["Memberikan pelayanan kepada publik atas permintaan informasi dan konsultasi",
       "Melakukan kegiatan pelaksanaan pelayanan publik yang berada dalam ruang lingkup tugasnya",
       "Menanggapi pengaduan pelayanan dari publik atau mengarahkan kepada bagian pengaduan",
       "Menjunjung tinggi dan menerapkan visi, misi dan motto pelayanan publik",
       "Menerapkan standar pelayanan",
       "Melaksanakan survey kepuasan masyarakat",
       "Melakukan pengelolaan sarana, prasarana dan/atau fasilitas pelayanan",
       "Melaporkan tugas dan kemajuan yang telah dilaksanakan kepada pimpinan tugas secara periodik"]'),
    ('pengelola_pengaduan', 'Penunjukan Pejabat Pengelola Pengaduan', 'pejabat pengelola pengaduan', '{pengelola_pengaduan}', false, false,
     'Perbup Bengkayang 24/2018 Pasal 25 ayat (1)',
     '["Menerima dan mencatat pengaduan masyarakat dari setiap kanal",
       "Memeriksa setiap hari kotak pengaduan, laporan, e-mail, SMS dan aplikasi pengaduan",
       "Menindaklanjuti setiap pengaduan sesuai dengan ketentuan peraturan perundang-undangan",
       "Menyampaikan tanggapan dan keputusan kepada pengadu dalam tenggat yang ditentukan"]'),
    ('ppid', 'Penunjukan Pejabat Pengelola Informasi dan Dokumentasi', 'pejabat pengelola informasi dan dokumentasi', '{ppid}', false, false,
     'Perbup Bengkayang 24/2018 Pasal 40',
     '["Mengelola dokumen pelayanan publik sebagai arsip", "Melayani permohonan informasi dalam tenggat yang ditentukan"]'),
    ('gugus_kendali_mutu', 'Penetapan Anggota Gugus Kendali Mutu', 'gugus kendali mutu', '{anggota_gkm}', false, false,
     'Perbup Bengkayang 24/2018 Pasal 18 ayat (4)',
     '["Mengidentifikasi, menganalisis dan memecahkan persoalan mutu pelayanan", "Memberikan saran dan pertimbangan atas mutu penyelenggaraan pelayanan"]'),
    ('tim_skm', 'Penetapan Tim Pelaksana Survei Kepuasan Masyarakat', 'tim pelaksana survei kepuasan masyarakat', '{tim_skm}', false, false,
     'Perbup Bengkayang 24/2018 Pasal 23 ayat (7)',
     '["Melaksanakan survei kepuasan masyarakat paling kurang satu kali setahun", "Menyusun dan menyampaikan laporan hasil survei"]'),
    ('penilai', 'Penunjukan Penilai Prestasi Kerja Pelaksana', 'penilai prestasi kerja pelaksana', '{penilai}', false, false,
     'Perbup Bengkayang 24/2018 Pasal 7 ayat (5)',
     '["Menilai prestasi kerja pelaksana secara berjenjang dan berkala", "Menyampaikan dan mengompilasi hasil penilaian"]');

insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('penetapan_pelaksana', 'PPL', 'Penetapan pelaksana', null, 'rancangan', '{ditetapkan,dibatalkan}');
insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, dari, ke, pelaku, memenuhi, kejadian, dasar_hukum)
select 'penetapan_pelaksana', 1, '2018-01-03', urutan, tindakan, dari, ke, pelaku, memenuhi, 'penetapan_pelaksana.' || kejadian, 'Perbup Bengkayang 24/2018 Pasal 5 ayat (3)'
  from (values
    (0, 'buka', '{}'::text[], 'rancangan', '{pengelola}'::text[], '{}'::text[], 'dirancang'),
    (1, 'ubah', '{rancangan}', null, '{pengelola}', '{}', 'diubah'),
    (2, 'penetapan', '{rancangan}', 'ditetapkan', '{kepala_penyelenggara}', '{*}', 'ditetapkan'),
    (3, 'batal', '{rancangan}', 'dibatalkan', '{pengelola}', '{*}', 'dibatalkan')
  ) v (urutan, tindakan, dari, ke, pelaku, memenuhi, kejadian);

create table penetapan_pelaksana (
    berkas_id uuid primary key references berkas (id),
    jenis text not null references jenis_penetapan (jenis),
    unit text,
    tahun smallint not null constraint penetapan_tahun check (tahun between 2018 and 2200),
    mengingat jsonb not null default '[]',
    pembiayaan text not null,
    berlaku_sampai date,
    nomor_keputusan text,
    tanggal_keputusan date,
    tempat text,
    penanda_tangan text,
    penanda_tangan_jabatan text,
    visi text,
    misi jsonb,
    motto text
);
comment on table penetapan_pelaksana is 'Decisions about officers: what is theirs alone, beside berkas';
comment on column penetapan_pelaksana.berkas_id is 'case';
comment on column penetapan_pelaksana.jenis is 'kind';
comment on column penetapan_pelaksana.unit is 'unit it is for; NULL: the whole agency';
comment on column penetapan_pelaksana.tahun is 'year in its title';
comment on column penetapan_pelaksana.mengingat is 'further legal bases, after those of Lampiran I';
comment on column penetapan_pelaksana.pembiayaan is 'what bears the cost (KELIMA)';
comment on column penetapan_pelaksana.berlaku_sampai is 'last day of the duties, or until they are replaced';
comment on column penetapan_pelaksana.nomor_keputusan is 'number of the Keputusan, once set';
comment on column penetapan_pelaksana.tanggal_keputusan is 'its date: duties begin on it (KEENAM)';
comment on column penetapan_pelaksana.tempat is 'where it was set';
comment on column penetapan_pelaksana.penanda_tangan is 'name of the head who set it';
comment on column penetapan_pelaksana.penanda_tangan_jabatan is 'position of the head who set it';
comment on column penetapan_pelaksana.visi is 'vision as set (lampiran 2)';
comment on column penetapan_pelaksana.misi is 'mission as set (lampiran 2)';
comment on column penetapan_pelaksana.motto is 'motto as set (lampiran 2)';
create unique index penetapan_nomor on penetapan_pelaksana (nomor_keputusan, tahun);

create table penetapan_anggota (
    berkas_id uuid not null references penetapan_pelaksana (berkas_id),
    urutan smallint not null,
    pelaksana_id uuid not null references pelaksana (id),
    kedudukan text not null constraint penetapan_kedudukan check (kedudukan in ('penanggung_jawab', 'ketua', 'sekretaris', 'anggota')),
    sub_tugas text,
    tugas text[] not null default '{}',
    nama text,
    jabatan text,
    primary key (berkas_id, urutan),
    constraint penetapan_anggota_sekali unique (berkas_id, pelaksana_id) deferrable
);
comment on table penetapan_anggota is 'Who is named by a decision (Lampiran I, lampiran 1)';
comment on column penetapan_anggota.berkas_id is 'decision';
comment on column penetapan_anggota.urutan is 'place in the list, from 1';
comment on column penetapan_anggota.pelaksana_id is 'the officer';
comment on column penetapan_anggota.kedudukan is 'place in the team';
comment on column penetapan_anggota.sub_tugas is 'group of members: front office, sarana prasarana, IT, ...';
comment on column penetapan_anggota.tugas is 'duties that begin with the decision';
comment on column penetapan_anggota.nama is 'name when it was set';
comment on column penetapan_anggota.jabatan is 'position when it was set';
create index penetapan_anggota_pelaksana on penetapan_anggota (pelaksana_id);

alter table penugasan add column penetapan_id uuid references penetapan_pelaksana (berkas_id);
comment on column penugasan.penetapan_id is 'the decision in this system, or NULL: one made outside it';
create index penugasan_penetapan on penugasan (penetapan_id) where penetapan_id is not null;

-- ---------------------------------------------------------------- policies
create policy berkas_penetapan_lihat on berkas for select using (
    proses = 'penetapan_pelaksana' and status = 'ditetapkan' and coalesce(layanand.peran(), '') <> '');
create function layanand.penetapan_rancangan(p_berkas uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select b.status = 'rancangan' and layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                       from public.berkas b where b.id = p_berkas), false)
$$;
do $$
declare
    tabel text;
begin
    foreach tabel in array array['jenis_penetapan', 'penetapan_pelaksana', 'penetapan_anggota'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
end $$;
create policy jenis_penetapan_baca on jenis_penetapan for select using (coalesce(layanand.peran(), '') <> '');
create policy penetapan_lihat on penetapan_pelaksana for select using ((select true from berkas b where b.id = berkas_id));
create policy penetapan_buat on penetapan_pelaksana for insert with check (layanand.penetapan_rancangan(berkas_id));
create policy penetapan_ubah on penetapan_pelaksana for update using (layanand.penetapan_rancangan(berkas_id));
create policy penetapan_anggota_lihat on penetapan_anggota for select using ((select true from berkas b where b.id = berkas_id));
create policy penetapan_anggota_buat on penetapan_anggota for insert with check (layanand.penetapan_rancangan(berkas_id));
create policy penetapan_anggota_ubah on penetapan_anggota for update using (layanand.penetapan_rancangan(berkas_id));
create policy penetapan_anggota_hapus on penetapan_anggota for delete using (layanand.penetapan_rancangan(berkas_id));
grant select on jenis_penetapan, penetapan_pelaksana, penetapan_anggota to layanand_daemon;
grant insert, update on penetapan_pelaksana to layanand_daemon;
grant insert, update, delete on penetapan_anggota to layanand_daemon;

-- A duty is given by a decision that names the officer for it, and nothing else; which is set in the same transaction (below).
create policy penugasan_mulai on penugasan for insert with check (
    (select layanand.peran()) = 'kepala_penyelenggara' and layanand.penetapan_rancangan(penetapan_id)
    and exists (select from penetapan_anggota a
                 where a.berkas_id = penetapan_id and a.pelaksana_id = penugasan.pelaksana_id and penugasan.tugas = any (a.tugas)));
create policy penugasan_akhiri on penugasan for update using (
    (select layanand.peran()) = 'kepala_penyelenggara'
    and exists (select from pelaksana e where e.id = pelaksana_id and layanand.dalam_lingkup(e.penyelenggara_id)));

-- A duty that was given can only end, and that on the day before today.
create function layanand.jaga_akhir_tugas() returns trigger language plpgsql as $$
begin
    if not layanand.tidak_dijaga()
       and (to_jsonb(new) - 'berlaku_sampai' <> to_jsonb(old) - 'berlaku_sampai'
            or new.berlaku_sampai is distinct from layanand.tanggal(layanand.sekarang()) - 1) then
        raise exception 'penugasan hanya diakhiri' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger penugasan_akhir before update on penugasan for each row execute function layanand.jaga_akhir_tugas();

create function layanand.jaga_penugasan() returns trigger language plpgsql as $$
begin
    if layanand.tidak_dijaga() then
        return null;
    end if;
    if not exists (select from public.penetapan_pelaksana d
                     join public.berkas b on b.id = d.berkas_id and b.status = 'ditetapkan'
                     join public.jenis_penetapan j on j.jenis = d.jenis and new.tugas = any (j.tugas)
                     join public.pelaksana e on e.id = new.pelaksana_id
                    where case tg_op when 'INSERT' then d.berkas_id = new.penetapan_id and d.tanggal_keputusan = new.berlaku_dari
                                     else b.penyelenggara_id = e.penyelenggara_id and d.tanggal_keputusan = new.berlaku_sampai + 1 end) then
        raise exception 'penugasan mulai dan berakhir dengan keputusan' using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create constraint trigger penugasan_jaga after insert or update on penugasan deferrable initially deferred
    for each row execute function layanand.jaga_penugasan();

select layanand.cache_ikut(t::regclass) from unnest(array['penetapan_pelaksana', 'penetapan_anggota']) t;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
