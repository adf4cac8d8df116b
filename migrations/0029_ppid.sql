-- The public register of requests for information, and the yearly report of the PPID (UU 14/2008 Pasal 12): how the register words what was asked,
-- the narrative parts of the report, and by which index a year is found.

select set_config('layanand.peran', 'sistem', true);

create table register_informasi (
    berkas_id uuid primary key references permohonan_informasi (berkas_id),
    rincian text not null,
    diumumkan_pada timestamptz not null
);
comment on table register_informasi is 'What the public register says a request asked for: worded by the PPID, as the words of the requester may tell who he is';
comment on column register_informasi.berkas_id is 'request';
comment on column register_informasi.rincian is 'the information asked for, without identity and without anything that is closed';
comment on column register_informasi.diumumkan_pada is 'legal instant of the present wording';

create table laporan_ppid_narasi (
    id uuid primary key default gen_random_uuid(),
    tahun smallint not null constraint laporan_ppid_narasi_tahun check (tahun between 2018 and 2200),
    penyelenggara_id uuid references penyelenggara (id),
    kebijakan text,
    sarana text,
    sumber_daya_manusia text,
    anggaran text,
    kendala_internal text,
    kendala_eksternal text,
    rekomendasi text,
    versi integer not null default 1,
    diperbarui_pada timestamptz not null,
    constraint laporan_ppid_narasi_satu unique nulls not distinct (tahun, penyelenggara_id)
);
comment on table laporan_ppid_narasi is 'What the yearly report says in words; its figures are counted whenever it is read';
comment on column laporan_ppid_narasi.id is 'key';
comment on column laporan_ppid_narasi.tahun is 'year it is about';
comment on column laporan_ppid_narasi.penyelenggara_id is 'agency; NULL: the whole regency';
comment on column laporan_ppid_narasi.kebijakan is 'policy on information services';
comment on column laporan_ppid_narasi.sarana is 'how it was carried out: facilities';
comment on column laporan_ppid_narasi.sumber_daya_manusia is 'how it was carried out: staff';
comment on column laporan_ppid_narasi.anggaran is 'how it was carried out: budget and its use';
comment on column laporan_ppid_narasi.kendala_internal is 'obstacles within';
comment on column laporan_ppid_narasi.kendala_eksternal is 'obstacles from outside';
comment on column laporan_ppid_narasi.rekomendasi is 'recommendations and plan';
comment on column laporan_ppid_narasi.versi is 'counts up with each change';
comment on column laporan_ppid_narasi.diperbarui_pada is 'legal instant of the last change';

-- A year of requests or objections, and a page of their registers, without reading anything else.
create index berkas_register on berkas (proses, diterima_pada, id) where proses in ('permohonan_informasi', 'keberatan_informasi');

-- How a request counts: the last decision that stands, or where it stands without one.
create function layanand.keputusan_informasi(p_status text, p_hasil text) returns text language sql immutable parallel safe as $$
    select case when p_status in ('dikabulkan', 'diserahkan', 'ditolak') then p_hasil
                when p_status = 'dicabut' then 'dicabut'
                when p_status = 'perlu_dilengkapi' then 'tidak_lengkap'
                else 'dalam_proses' end
$$;
-- How an objection counts. Answered late it is answered.
create function layanand.keputusan_keberatan(p_status text, p_hasil text) returns text language sql immutable parallel safe as $$
    select case when p_status = 'dicabut' then 'dicabut'
                when p_hasil is not null then p_hasil
                when p_status = 'diajukan' then 'dalam_proses'
                else 'tidak_ditanggapi' end
$$;
-- One field of a file for spreadsheets (RFC 4180); what one would take for a formula is guarded with an apostrophe.
create function layanand.csv_teks(p_teks text) returns text language sql immutable parallel safe as $$
    select case when p_teks is null then '' else '"' || regexp_replace(replace(p_teks, '"', '""'), '^([=+@\t\r-])', '''\1') || '"' end
$$;

-- The public register of requests: no identity, no word of the requester's, and of the decision only while it stands.
create view register_permohonan with (security_invoker = true) as
    select b.id, b.diterima_pada, b.nomor, layanand.tanggal(b.diterima_pada) as tanggal, b.penyelenggara_id, o.nama as penyelenggara_nama, b.status,
           r.rincian, p.cara_penyampaian,
           case when k.tetap then array(select distinct m ->> 'bentuk' from jsonb_array_elements(p.materi) m order by 1) else '{}' end as bentuk,
           case when k.tetap then p.hasil end as keputusan,
           case when not k.tetap then '{}' when p.hasil = 'ditolak' then p.huruf_penolakan
                else array(select distinct h ->> 'huruf' from jsonb_array_elements(p.penghitaman) h order by 1) end as dasar_penolakan,
           case when k.tetap then layanand.tanggal(p.diputuskan_pada) end as diberitahukan,
           layanand.tanggal(s.diserahkan_pada) as diserahkan,
           case when k.tetap and p.hasil <> 'ditolak'
                then (select coalesce(sum((y ->> 'banyak')::bigint * (y ->> 'harga_satuan')::bigint), 0)::bigint
                        from jsonb_array_elements(p.biaya) y) end as biaya,
           t.diperpanjang, t.terlambat
      from berkas b
      join permohonan_informasi p on p.berkas_id = b.id
      join penyelenggara o on o.id = b.penyelenggara_id
     cross join lateral (select b.status in ('dikabulkan', 'diserahkan', 'ditolak') as tetap) k
      left join register_informasi r on r.berkas_id = b.id and k.tetap
      left join penyerahan_informasi s on s.berkas_id = b.id and b.status = 'diserahkan'
     cross join lateral (
            select coalesce(bool_or(x.jenis = 'perpanjangan'), false) as diperpanjang,
                   coalesce(bool_or(x.status = 'lewat' and x.jenis in ('penyelesaian', 'perpanjangan')), false) as terlambat
              from tenggat x where x.berkas_id = b.id) t
     where b.proses = 'permohonan_informasi';
comment on view register_permohonan is 'Register of requests for information as everybody may read it, under the policies of the reader';

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, dari, ke, pelaku, memenuhi, memulai, kejadian, dasar_hukum)
values ('permohonan_informasi', 1, '2018-01-03', 10, 'umumkan', '{dikabulkan,diserahkan,ditolak}', null, '{petugas}', '{}', '{}',
        'permohonan_informasi.diumumkan', 'UU 14/2008 Pasal 12');

alter table register_informasi enable row level security;
alter table register_informasi force row level security;
alter table laporan_ppid_narasi enable row level security;
alter table laporan_ppid_narasi force row level security;
create policy register_informasi_lihat on register_informasi for select using (coalesce(layanand.peran(), '') <> '');
create policy register_informasi_buat on register_informasi for insert
    with check (layanand.peran() in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi', 'sistem') and layanand.berkas_digarap(berkas_id));
create policy register_informasi_ubah on register_informasi for update
    using (layanand.peran() = 'sistem'
           or layanand.peran() in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi') and layanand.berkas_digarap(berkas_id));
create policy laporan_ppid_narasi_lihat on laporan_ppid_narasi for select using (coalesce(layanand.peran(), '') <> '');
create policy laporan_ppid_narasi_buat on laporan_ppid_narasi for insert with check (layanand.dokumen_mengelola(penyelenggara_id));
create policy laporan_ppid_narasi_ubah on laporan_ppid_narasi for update using (layanand.dokumen_mengelola(penyelenggara_id));

grant select, insert, update on register_informasi, laporan_ppid_narasi to layanand_daemon;
grant select on register_permohonan to layanand_daemon;
revoke execute on function layanand.keputusan_informasi(text, text), layanand.keputusan_keberatan(text, text), layanand.csv_teks(text) from public;
grant execute on function layanand.keputusan_informasi(text, text), layanand.keputusan_keberatan(text, text), layanand.csv_teks(text)
    to layanand_daemon;
