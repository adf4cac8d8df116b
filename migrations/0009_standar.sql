-- Service standards (P13-P15, P17), charters (P16), the procedure of complaint handling (P26), and the duty to have standards (P45). What was set
-- is never changed again: a new version takes its place.

create extension if not exists btree_gist;
select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- what every process may use
-- Whether this caller handles the case (its duty, its head, Bagian Organisasi).
create function layanand.menangani_berkas(p_berkas uuid) returns boolean language sql stable parallel safe as $$
    select coalesce((select layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
                       from public.berkas b where b.id = p_berkas), false)
$$;

-- What follows by itself, for another case, from the action under way: by a rule of that case whose pelaku is sistem, in the name of the
-- daemon. Without such a rule in its state nothing happens.
create function layanand.tindakan_lain(p_berkas uuid, p_tindakan text, p_waktu timestamptz, p_data jsonb) returns boolean language plpgsql as $$
declare
    b berkas;
    a aturan_tindakan;
    menutup boolean;
begin
    select x.* into b from berkas x where x.id = p_berkas for update;
    select x.* into a from aturan_tindakan x
     where layanand.aturan_kena(b, x) and layanand.aturan_berlaku(b, x) and x.tindakan = p_tindakan and 'sistem' = any (layanand.aturan_pelaku(b, x))
     order by x.urutan, x.cabang limit 1;
    if a.id is null then
        return false;
    end if;
    menutup := coalesce(a.ke = any ((select p.status_akhir from proses p where p.proses = b.proses)::text[]), false);
    update berkas set status = coalesce(a.ke, status), versi = versi + 1, diperbarui_pada = p_waktu,
           ditutup_pada = case when menutup then p_waktu else ditutup_pada end
     where id = b.id;
    -- As tenggat_tutup.sql.
    update tenggat
       set status = case when status = 'lewat' then status when jenis = any (a.memenuhi) then 'terpenuhi' else 'gugur' end,
           terpenuhi_pada = case when jenis = any (a.memenuhi) then p_waktu end,
           gugur_pada = case when jenis <> all (a.memenuhi) then p_waktu end
     where berkas_id = b.id
       and (status = 'berjalan' or status = 'lewat' and terpenuhi_pada is null and gugur_pada is null)
       and (jenis = any (a.memenuhi) or '*' = any (a.memenuhi) or menutup);
    insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
    values (b.id, layanand.uuid_v7(p_waktu), b.id, b.proses, b.penyelenggara_id, a.kejadian, p_waktu, 'sistem',
            jsonb_strip_nulls(jsonb_build_object('dari', case when a.ke is not null then b.status end, 'ke', a.ke, 'rincian', p_data)));
    return true;
end $$;

-- The entries of the first list that the second has not, in order.
create function layanand.larik_kurang(a jsonb, b jsonb) returns jsonb language sql immutable parallel safe as $$
    select coalesce(jsonb_agg(x.v order by x.urutan), '[]')
      from jsonb_array_elements(case when jsonb_typeof(a) = 'array' then a else '[]' end) with ordinality x (v, urutan)
     where jsonb_typeof(b) is distinct from 'array'
        or not exists (select from jsonb_array_elements(case when jsonb_typeof(b) = 'array' then b else '[]' end) y (v) where y.v = x.v)
$$;

create table publikasi (
    id uuid primary key,
    berkas_id uuid not null references berkas (id),
    tanggal date not null,
    media text not null constraint publikasi_media check (media in ('situs', 'ruang_layanan', 'papan_pengumuman', 'media_sosial', 'media_cetak', 'siaran', 'tatap_muka')),
    keterangan text,
    tautan text,
    dicatat_pada timestamptz not null
);
comment on table publikasi is 'Where and when something was made public, of every process that owes it (P14(6), P16(4), P26(2))';
comment on column publikasi.id is 'UUIDv7';
comment on column publikasi.berkas_id is 'case';
comment on column publikasi.tanggal is 'day it was made public';
comment on column publikasi.media is 'kind of medium';
comment on column publikasi.keterangan is 'which one, where';
comment on column publikasi.tautan is 'address, when it is on the web';
comment on column publikasi.dicatat_pada is 'legal instant of recording';
create index publikasi_berkas on publikasi (berkas_id, id);

-- The media of one publication, [{media, keterangan, tautan}]; none lies in the future.
create function layanand.publikasikan(p_berkas uuid, p_tanggal date, p_media jsonb, p_waktu timestamptz) returns void language plpgsql as $$
begin
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    end if;
    insert into publikasi (id, berkas_id, tanggal, media, keterangan, tautan, dicatat_pada)
    select layanand.uuid_v7(p_waktu), p_berkas, p_tanggal, m.v ->> 'media', m.v ->> 'keterangan', m.v ->> 'tautan', p_waktu
      from jsonb_array_elements(p_media) with ordinality m (v, urutan) order by m.urutan;
end $$;

-- ---------------------------------------------------------------- service standards
create table standar (
    berkas_id uuid primary key references berkas (id),
    layanan_id uuid not null references layanan (id),
    komponen jsonb not null constraint standar_komponen check (jsonb_typeof(komponen) = 'object'),
    nomor_versi integer,
    nomor_keputusan text,
    tanggal_keputusan date,
    ditetapkan_oleh uuid,
    ditetapkan_pada timestamptz,
    sidik bytea,
    berlaku_dari date,
    berlaku_sampai date,
    constraint standar_versi_unik unique (layanan_id, nomor_versi),
    constraint standar_lengkap check (num_nulls(nomor_versi, nomor_keputusan, tanggal_keputusan, ditetapkan_pada, sidik, berlaku_dari) in (0, 6)),
    constraint standar_satu_berlaku exclude using gist (layanan_id with =, daterange(berlaku_dari, berlaku_sampai, '[]') with &&) where (berlaku_dari is not null)
);
comment on table standar is 'Service standards (P13): drafts and the versions that were set, which never change';
comment on column standar.berkas_id is 'case';
comment on column standar.layanan_id is 'service: one standard for each (P13(1)(3))';
comment on column standar.komponen is 'the 14 components (UU 25/2009 Pasal 21, PermenPANRB 15/2014), by name; shape in api/standar.yaml';
comment on column standar.nomor_versi is 'version within the service, from 1; NULL: a draft';
comment on column standar.nomor_keputusan is 'number of the Keputusan Kepala Penyelenggara (P13(2))';
comment on column standar.tanggal_keputusan is 'its date';
comment on column standar.ditetapkan_oleh is 'sub of the head who set it';
comment on column standar.ditetapkan_pada is 'legal instant of recording';
comment on column standar.sidik is 'sha256 of what was agreed and signed (layanand.standar_sidik)';
comment on column standar.berlaku_dari is 'first day in force';
comment on column standar.berlaku_sampai is 'last day in force, once a successor is set; NULL: open';

create table standar_pembahasan (
    id uuid primary key,
    berkas_id uuid not null references standar (berkas_id),
    tanggal date not null,
    tempat text not null,
    pokok_bahasan text not null,
    hasil text,
    dicatat_pada timestamptz not null
);
comment on table standar_pembahasan is 'Meetings in which a draft was discussed (P14(1)(5))';
comment on column standar_pembahasan.id is 'UUIDv7';
comment on column standar_pembahasan.berkas_id is 'standard';
comment on column standar_pembahasan.tanggal is 'day';
comment on column standar_pembahasan.tempat is 'place';
comment on column standar_pembahasan.pokok_bahasan is 'what was discussed';
comment on column standar_pembahasan.hasil is 'what came of it';
comment on column standar_pembahasan.dicatat_pada is 'legal instant of recording';
create index standar_pembahasan_berkas on standar_pembahasan (berkas_id, id);

create table standar_peserta (
    id uuid primary key,
    berkas_id uuid not null references standar (berkas_id),
    pembahasan_id uuid not null references standar_pembahasan (id),
    unsur text not null constraint standar_peserta_unsur check (unsur in ('penyelenggara', 'penerima_manfaat', 'tokoh_masyarakat', 'akademisi', 'dunia_usaha', 'organisasi_profesi', 'ombudsman', 'lembaga_swadaya_masyarakat')),
    mewakili text
);
comment on table standar_peserta is 'Who took part, as the public may know it: kind and body';
comment on column standar_peserta.id is 'UUIDv7';
comment on column standar_peserta.berkas_id is 'standard';
comment on column standar_peserta.pembahasan_id is 'meeting';
comment on column standar_peserta.unsur is 'kind of representative (P14(2)), or the agency''s own side';
comment on column standar_peserta.mewakili is 'body, neighbourhood or group represented';
create index standar_peserta_berkas on standar_peserta (berkas_id, id);

create table standar_peserta_nama (
    peserta_id uuid primary key references standar_peserta (id),
    nama text not null,
    jabatan text
);
comment on table standar_peserta_nama is 'Names of those who took part: for those who handle the standard';
comment on column standar_peserta_nama.peserta_id is 'representative';
comment on column standar_peserta_nama.nama is 'name, as it stands in the berita acara';
comment on column standar_peserta_nama.jabatan is 'position';

create table standar_berita_acara (
    berkas_id uuid primary key references standar (berkas_id),
    tanggal date not null,
    tempat text not null,
    pokok_bahasan jsonb not null,
    kesepakatan jsonb not null,
    dicatat_pada timestamptz not null
);
comment on table standar_berita_acara is 'Minutes of the discussion (P14(4))';
comment on column standar_berita_acara.berkas_id is 'standard';
comment on column standar_berita_acara.tanggal is 'day';
comment on column standar_berita_acara.tempat is 'place';
comment on column standar_berita_acara.pokok_bahasan is 'list of texts';
comment on column standar_berita_acara.kesepakatan is 'list of texts: what was agreed';
comment on column standar_berita_acara.dicatat_pada is 'legal instant of the last recording';

create table standar_tanda_tangan (
    peserta_id uuid primary key references standar_peserta (id),
    berkas_id uuid not null references standar (berkas_id),
    cara text not null constraint standar_tanda_tangan_cara check (cara in ('basah', 'elektronik')),
    sidik bytea not null,
    dicatat_pada timestamptz not null
);
comment on table standar_tanda_tangan is 'Signatures on the minutes: each is on what the draft and the minutes said at that moment';
comment on column standar_tanda_tangan.peserta_id is 'who signed';
comment on column standar_tanda_tangan.berkas_id is 'standard';
comment on column standar_tanda_tangan.cara is 'by hand on paper, or electronically';
comment on column standar_tanda_tangan.sidik is 'sha256 of what was signed (layanand.standar_sidik)';
comment on column standar_tanda_tangan.dicatat_pada is 'legal instant of recording';
create index standar_tanda_tangan_berkas on standar_tanda_tangan (berkas_id);

create table standar_sosialisasi (
    id uuid primary key,
    berkas_id uuid not null references standar (berkas_id),
    tanggal date not null,
    jenis text not null constraint standar_sosialisasi_jenis check (jenis in ('internalisasi', 'sosialisasi')),
    sasaran text not null,
    tempat text not null,
    jumlah_peserta integer not null constraint standar_sosialisasi_peserta check (jumlah_peserta > 0),
    uraian text,
    dicatat_pada timestamptz not null
);
comment on table standar_sosialisasi is 'Log of internalisation and socialisation of a standard (P15(1))';
comment on column standar_sosialisasi.id is 'UUIDv7';
comment on column standar_sosialisasi.berkas_id is 'standard';
comment on column standar_sosialisasi.tanggal is 'day';
comment on column standar_sosialisasi.jenis is 'to the own officers, or to others';
comment on column standar_sosialisasi.sasaran is 'to whom';
comment on column standar_sosialisasi.tempat is 'place';
comment on column standar_sosialisasi.jumlah_peserta is 'how many came';
comment on column standar_sosialisasi.uraian is 'note';
comment on column standar_sosialisasi.dicatat_pada is 'legal instant of recording';
create index standar_sosialisasi_berkas on standar_sosialisasi (berkas_id, id);

create table standar_evaluasi (
    id uuid primary key,
    berkas_id uuid not null references standar (berkas_id),
    dari date not null,
    sampai date not null,
    metode text[] not null,
    dapat_dilaksanakan boolean not null,
    faktor_keberhasilan jsonb not null,
    faktor_penghambat jsonb not null,
    rencana_perbaikan jsonb not null,
    pengaduan jsonb not null,
    skm jsonb not null,
    dicatat_pada timestamptz not null,
    constraint standar_evaluasi_masa check (sampai >= dari)
);
comment on table standar_evaluasi is 'Evaluations of a standard (P17) with the figures of their period as they were then';
comment on column standar_evaluasi.id is 'UUIDv7';
comment on column standar_evaluasi.berkas_id is 'standard';
comment on column standar_evaluasi.dari is 'first day of the period';
comment on column standar_evaluasi.sampai is 'last day of the period';
comment on column standar_evaluasi.metode is 'methods (P17(2))';
comment on column standar_evaluasi.dapat_dilaksanakan is 'whether it can be carried out well (P17(3))';
comment on column standar_evaluasi.faktor_keberhasilan is 'key factors of success (P17(3)), list of texts';
comment on column standar_evaluasi.faktor_penghambat is 'inhibiting factors (P17(3)), list of texts';
comment on column standar_evaluasi.rencana_perbaikan is 'improvements (P17(5)): [{uraian, penanggung_jawab, target}]';
comment on column standar_evaluasi.pengaduan is 'complaints of the period (P17(4)): counts by class and decision';
comment on column standar_evaluasi.skm is 'survey results of the period (P17(4)): [{survei_id, nomor, judul, ikm, mutu, responden}]';
comment on column standar_evaluasi.dicatat_pada is 'legal instant of recording';
create index standar_evaluasi_berkas on standar_evaluasi (berkas_id, id);

-- The components in the order of the law, each one there: null when it is not written yet.
create function layanand.standar_komponen(k jsonb) returns json language sql immutable parallel safe as $$
    select json_build_object(
        'persyaratan', k -> 'persyaratan', 'prosedur', k -> 'prosedur', 'jangka_waktu', k -> 'jangka_waktu', 'biaya', k -> 'biaya',
        'produk', k -> 'produk', 'pengaduan', k -> 'pengaduan', 'dasar_hukum', k -> 'dasar_hukum', 'sarana', k -> 'sarana',
        'kompetensi', k -> 'kompetensi', 'pengawasan_internal', k -> 'pengawasan_internal', 'jumlah_pelaksana', k -> 'jumlah_pelaksana',
        'jaminan_pelayanan', k -> 'jaminan_pelayanan', 'jaminan_keamanan', k -> 'jaminan_keamanan', 'evaluasi_kinerja', k -> 'evaluasi_kinerja')
$$;
-- Which of them are missing or empty.
create function layanand.standar_kurang(k jsonb) returns text[] language sql immutable parallel safe as $$
    select array(select x.key from json_each(layanand.standar_komponen(k)) with ordinality x (key, value, urutan)
                  where x.value is null or x.value::jsonb in ('null', '[]', '{}', '""') order by x.urutan)
$$;

-- What the parties agreed on: the components, the minutes, and who took part. For those who handle the standard, who see the names.
create function layanand.standar_sidik(p_berkas uuid) returns bytea language sql stable as $$
    select sha256(convert_to(jsonb_build_array(s.komponen, a.tanggal, a.tempat, a.pokok_bahasan, a.kesepakatan,
               (select jsonb_agg(jsonb_build_array(p.unsur, p.mewakili, n.nama, n.jabatan) order by p.id)
                  from standar_peserta p join standar_peserta_nama n on n.peserta_id = p.id where p.berkas_id = s.berkas_id))::text, 'UTF8'))
      from standar s
      join standar_berita_acara a on a.berkas_id = s.berkas_id
     where s.berkas_id = p_berkas
$$;

create function layanand.standar_berlaku(p_layanan uuid, p_hari date) returns uuid language sql stable parallel safe as $$
    select s.berkas_id from standar s where s.layanan_id = p_layanan and daterange(s.berlaku_dari, s.berlaku_sampai, '[]') @> p_hari and s.berlaku_dari is not null
$$;

-- Each requirement by the name under which it is refused (src/db/sqlstate.c).
create function layanand.standar_periksa(p_berkas uuid) returns void language plpgsql stable as $$
declare
    kurang text[] := (select layanand.standar_kurang(s.komponen) from standar s where s.berkas_id = p_berkas);
    kini bytea := layanand.standar_sidik(p_berkas);
begin
    if cardinality(kurang) > 0 then
        perform layanand.tolak('standar_komponen_kurang', '/komponen/' || kurang[1]);
    elsif (select jsonb_path_exists(s.komponen, '$.biaya[*] ? (@.jumlah > 0 && @.dasar_hukum == null)') from standar s where s.berkas_id = p_berkas) then
        perform layanand.tolak('standar_tarif_tanpa_dasar', '/komponen/biaya');
    elsif not exists (select from standar_peserta p where p.berkas_id = p_berkas and p.unsur <> 'penyelenggara') then
        perform layanand.tolak('standar_tanpa_wakil', null);
    elsif exists (select from standar_peserta p left join standar_tanda_tangan t on t.peserta_id = p.id
                   where p.berkas_id = p_berkas and t.peserta_id is null) then
        perform layanand.tolak('standar_tanda_tangan_kurang', null);
    elsif kini is null or exists (select from standar_tanda_tangan t where t.berkas_id = p_berkas and t.sidik <> kini) then
        perform layanand.tolak('standar_berubah', null);
    end if;
end $$;

-- P45: the duty of the agency is met when each of its services has a standard.
create function layanand.kepatuhan_periksa(p_penyelenggara uuid, p_waktu timestamptz) returns void language plpgsql as $$
declare
    wajib uuid;
begin
    select b.id into wajib from berkas b
     where b.proses = 'kepatuhan_standar' and b.penyelenggara_id = p_penyelenggara and b.status <> 'terpenuhi' for update;
    if wajib is not null
       and not exists (select from layanan l where l.penyelenggara_id = p_penyelenggara and l.aktif
                          and not exists (select from standar s where s.layanan_id = l.id and s.ditetapkan_pada is not null)) then
        perform layanand.tindakan_lain(wajib, 'penuhi', p_waktu, null);
    end if;
end $$;

-- Sets a standard: the version before it ends the day before, whoever comes at the same moment waits.
create function layanand.standar_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_berlaku_dari date, p_waktu timestamptz) returns void language plpgsql as $$
declare
    dari date := coalesce(p_berlaku_dari, p_tanggal);
    layanan uuid := (select s.layanan_id from standar s where s.berkas_id = p_berkas);
    lama standar;
begin
    perform pg_advisory_xact_lock(hashtextextended(layanan::text, 13));
    perform layanand.standar_periksa(p_berkas);
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    elsif p_tanggal < (select a.tanggal from standar_berita_acara a where a.berkas_id = p_berkas) then
        perform layanand.tolak('standar_sebelum_berita_acara', '/tanggal');
    elsif dari < p_tanggal then
        perform layanand.tolak('standar_berlaku_surut', '/berlaku_dari');
    end if;
    select s.* into lama from standar s where s.layanan_id = layanan and s.nomor_versi is not null order by s.nomor_versi desc limit 1;
    if lama.berlaku_dari >= dari then
        perform layanand.tolak('standar_berlaku_mundur', '/berlaku_dari');
    end if;
    update standar set berlaku_sampai = dari - 1 where berkas_id = lama.berkas_id;
    update standar
       set nomor_versi = coalesce(lama.nomor_versi, 0) + 1, nomor_keputusan = p_nomor, tanggal_keputusan = p_tanggal, berlaku_dari = dari,
           ditetapkan_oleh = layanand.saya(), ditetapkan_pada = p_waktu, sidik = layanand.standar_sidik(p_berkas)
     where berkas_id = p_berkas;
    if lama.berkas_id is not null then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
    perform layanand.kepatuhan_periksa(b.penyelenggara_id, p_waktu) from berkas b where b.id = p_berkas;
end $$;

-- A meeting and who came to it: [{nama, jabatan, unsur, mewakili}].
create function layanand.standar_bahas(p_berkas uuid, p_tanggal date, p_tempat text, p_pokok text, p_hasil text, p_peserta jsonb, p_waktu timestamptz)
returns void language plpgsql as $$
declare
    rapat uuid := layanand.uuid_v7(p_waktu);
    satu jsonb;
    peserta uuid;
begin
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    elsif not jsonb_path_exists(p_peserta, '$[*] ? (@.unsur != "penyelenggara")') then
        perform layanand.tolak('standar_peserta_tanpa_wakil', '/peserta');
    end if;
    insert into standar_pembahasan (id, berkas_id, tanggal, tempat, pokok_bahasan, hasil, dicatat_pada)
    values (rapat, p_berkas, p_tanggal, p_tempat, p_pokok, p_hasil, p_waktu);
    for satu in select j.v from jsonb_array_elements(p_peserta) with ordinality j (v, urutan) order by j.urutan loop
        -- Ids of one meeting keep the order in which they were named.
        peserta := layanand.uuid_v7(p_waktu + (select count(*) from standar_peserta x where x.pembahasan_id = rapat) * interval '1 millisecond');
        insert into standar_peserta (id, berkas_id, pembahasan_id, unsur, mewakili) values (peserta, p_berkas, rapat, satu ->> 'unsur', satu ->> 'mewakili');
        insert into standar_peserta_nama (peserta_id, nama, jabatan) values (peserta, satu ->> 'nama', satu ->> 'jabatan');
    end loop;
end $$;

-- The minutes and signatures on them, [{peserta_id, cara}]; what they said before is replaced, and earlier signatures are then on something else.
create function layanand.standar_catat_berita_acara(p_berkas uuid, p_tanggal date, p_tempat text, p_pokok jsonb, p_kesepakatan jsonb, p_tanda_tangan jsonb,
    p_waktu timestamptz) returns void language plpgsql as $$
declare
    asing integer := (select min(j.urutan) - 1 from jsonb_array_elements(p_tanda_tangan) with ordinality j (v, urutan)
                       where not exists (select from standar_peserta p where p.id = (j.v ->> 'peserta_id')::uuid and p.berkas_id = p_berkas));
begin
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    elsif p_tanggal < (select max(r.tanggal) from standar_pembahasan r where r.berkas_id = p_berkas) then
        perform layanand.tolak('standar_sebelum_pembahasan', '/tanggal');
    elsif asing is not null then
        perform layanand.tolak('standar_bukan_peserta', '/tanda_tangan/' || asing || '/peserta_id');
    end if;
    insert into standar_berita_acara (berkas_id, tanggal, tempat, pokok_bahasan, kesepakatan, dicatat_pada)
    values (p_berkas, p_tanggal, p_tempat, p_pokok, p_kesepakatan, p_waktu)
        on conflict (berkas_id) do update
       set tanggal = excluded.tanggal, tempat = excluded.tempat, pokok_bahasan = excluded.pokok_bahasan, kesepakatan = excluded.kesepakatan,
           dicatat_pada = excluded.dicatat_pada;
    insert into standar_tanda_tangan (peserta_id, berkas_id, cara, sidik, dicatat_pada)
    select distinct on (j.v ->> 'peserta_id') (j.v ->> 'peserta_id')::uuid, p_berkas, j.v ->> 'cara', layanand.standar_sidik(p_berkas), p_waktu
      from jsonb_array_elements(p_tanda_tangan) j (v)
        on conflict (peserta_id) do update set cara = excluded.cara, sidik = excluded.sidik, dicatat_pada = excluded.dicatat_pada;
end $$;

-- Counts of the complaints about a service in a period: numbers only, of all of them, also of those that the caller may not see.
create function layanand.pengaduan_layanan(p_layanan uuid, p_dari date, p_sampai date) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    peran text := current_setting('layanand.peran', true);
    hasil jsonb;
begin
    perform set_config('layanand.peran', 'sistem', true);
    select jsonb_build_object('jumlah', count(*), 'selesai', count(*) filter (where b.status = 'selesai'),
               'terlambat', count(*) filter (where exists (select from tenggat t where t.berkas_id = b.id and t.status = 'lewat')),
               'permintaan_informasi', count(*) filter (where b.kelas = 'permintaan_informasi'),
               'tidak_berkadar_pengawasan', count(*) filter (where b.kelas = 'tidak_berkadar_pengawasan'),
               'berkadar_pengawasan', count(*) filter (where b.kelas = 'berkadar_pengawasan'),
               'dikabulkan', count(*) filter (where p.keputusan in ('dikabulkan', 'dikabulkan_sebagian')))
      into hasil
      from pengaduan p join berkas b on b.id = p.berkas_id
     where p.layanan_id = p_layanan and layanand.tanggal(b.diterima_pada) between p_dari and p_sampai;
    perform set_config('layanand.peran', peran, true);
    return hasil;
end $$;

-- Survey results of the period, of the service or of the whole agency, as far as they may be told.
create function layanand.skm_layanan(p_layanan uuid, p_dari date, p_sampai date) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('survei_id', b.id, 'nomor', b.nomor, 'judul', s.judul, 'ikm', h.ikm, 'mutu', h.mutu, 'responden', h.responden)
                              order by s.ditutup_pada, b.id), '[]')
      from layanan l
      join berkas b on b.penyelenggara_id = l.penyelenggara_id and b.proses = 'skm'
      join skm_survei s on s.berkas_id = b.id and (s.layanan_id is null or s.layanan_id = l.id)
      join skm_hasil h on h.survei_id = b.id and not h.ditahan
     where l.id = p_layanan and layanand.tanggal(s.ditutup_pada) between p_dari and p_sampai
$$;

-- What was set stays, for everybody: of a version in force only its last day is written, once.
create function layanand.jaga_standar() returns trigger language plpgsql as $$
begin
    if old.ditetapkan_pada is null then
        if tg_op = 'DELETE' then
            return old;
        end if;
        return new;
    elsif tg_op = 'UPDATE' and old.berlaku_sampai is null
          and to_jsonb(new) - 'berlaku_sampai' = to_jsonb(old) - 'berlaku_sampai' then
        return new;
    end if;
    raise exception 'standar yang sudah ditetapkan tidak berubah' using errcode = 'integrity_constraint_violation', constraint = 'standar_tetap';
end $$;
create trigger standar_tetap before update or delete on standar for each row execute function layanand.jaga_standar();

create function layanand.jaga_bagian_standar() returns trigger language plpgsql as $$
declare
    milik uuid := case when tg_table_name = 'standar_peserta_nama'
                       then (select p.berkas_id from standar_peserta p where p.id = (to_jsonb(coalesce(new, old)) ->> 'peserta_id')::uuid)
                       else (to_jsonb(coalesce(new, old)) ->> 'berkas_id')::uuid end;
begin
    if exists (select from standar s where s.berkas_id = milik and s.ditetapkan_pada is not null) then
        raise exception 'yang disepakati tidak berubah' using errcode = 'integrity_constraint_violation', constraint = 'standar_tetap';
    end if;
    return coalesce(new, old);
end $$;

create function layanand.tolak_ubah_catatan() returns trigger language plpgsql as $$
begin
    raise exception 'catatan tidak dapat diubah atau dihapus' using errcode = 'integrity_constraint_violation', constraint = 'catatan_abadi';
end $$;

do $$
declare
    tabel text;
begin
    foreach tabel in array array['standar_pembahasan', 'standar_peserta', 'standar_peserta_nama', 'standar_berita_acara', 'standar_tanda_tangan'] loop
        execute format('create trigger standar_tetap before insert or update or delete on public.%I for each row execute function layanand.jaga_bagian_standar()', tabel);
    end loop;
    foreach tabel in array array['publikasi', 'standar_sosialisasi', 'standar_evaluasi'] loop
        execute format('create trigger catatan_abadi before update or delete on public.%I for each row execute function layanand.tolak_ubah_catatan()', tabel);
    end loop;
end $$;

-- ---------------------------------------------------------------- charters and procedures of complaint handling
create table maklumat (
    berkas_id uuid primary key references berkas (id),
    penyelenggara_id uuid not null references penyelenggara (id),
    janji text constraint maklumat_janji check (janji is not null),
    perbaikan text constraint maklumat_perbaikan check (perbaikan is not null),
    sanksi text constraint maklumat_sanksi check (sanksi is not null),
    nomor_keputusan text,
    tanggal_keputusan date,
    penanda_tangan text,
    berlaku_dari date,
    berlaku_sampai date,
    constraint maklumat_satu_berlaku exclude using gist (penyelenggara_id with =, daterange(berlaku_dari, berlaku_sampai, '[]') with &&) where (berlaku_dari is not null)
);
comment on table maklumat is 'Service charters (P16) of the agencies';
comment on column maklumat.berkas_id is 'case';
comment on column maklumat.penyelenggara_id is 'agency';
comment on column maklumat.janji is 'promise and ability to serve by the standard (P16(3) a)';
comment on column maklumat.perbaikan is 'service by duty and continuous improvement (P16(3) b)';
comment on column maklumat.sanksi is 'readiness for sanctions or compensation (P16(3) c)';
comment on column maklumat.nomor_keputusan is 'number of the decision; NULL: a draft';
comment on column maklumat.tanggal_keputusan is 'its date';
comment on column maklumat.penanda_tangan is 'name of the head at that time';
comment on column maklumat.berlaku_dari is 'first day in force';
comment on column maklumat.berlaku_sampai is 'last day in force, once a successor is set; NULL: open';

create table sop_pengaduan (
    berkas_id uuid primary key references berkas (id),
    penyelenggara_id uuid not null references penyelenggara (id),
    judul text not null,
    ringkasan text not null,
    dasar_hukum jsonb not null,
    kanal jsonb not null,
    langkah jsonb not null constraint sop_pengaduan_langkah check (jsonb_array_length(langkah) > 0),
    nomor_keputusan text,
    tanggal_keputusan date,
    penanda_tangan text,
    berlaku_dari date,
    berlaku_sampai date,
    constraint sop_pengaduan_satu_berlaku exclude using gist (penyelenggara_id with =, daterange(berlaku_dari, berlaku_sampai, '[]') with &&) where (berlaku_dari is not null)
);
comment on table sop_pengaduan is 'Standard procedures of complaint handling (P26) of the agencies';
comment on column sop_pengaduan.berkas_id is 'case';
comment on column sop_pengaduan.penyelenggara_id is 'agency';
comment on column sop_pengaduan.judul is 'title';
comment on column sop_pengaduan.ringkasan is 'in plain words for the public (P26(2))';
comment on column sop_pengaduan.dasar_hukum is 'list of texts';
comment on column sop_pengaduan.kanal is 'where to complain: [{kanal, alamat}]';
comment on column sop_pengaduan.langkah is 'steps: [{uraian, pelaksana, waktu, keluaran}]';
comment on column sop_pengaduan.nomor_keputusan is 'number of the decision; NULL: a draft';
comment on column sop_pengaduan.tanggal_keputusan is 'its date';
comment on column sop_pengaduan.penanda_tangan is 'name of the head at that time';
comment on column sop_pengaduan.berlaku_dari is 'first day in force';
comment on column sop_pengaduan.berlaku_sampai is 'last day in force, once a successor is set; NULL: open';

-- Both are the agency's own and follow each other in the same way.
create function layanand.maklumat_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_waktu timestamptz) returns void language plpgsql as $$
declare
    siapa uuid := (select b.penyelenggara_id from berkas b where b.id = p_berkas);
    lama maklumat;
begin
    perform pg_advisory_xact_lock(hashtextextended(siapa::text, 16));
    select m.* into lama from maklumat m where m.penyelenggara_id = siapa and m.berlaku_dari is not null and m.berlaku_sampai is null;
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    elsif lama.berlaku_dari >= p_tanggal then
        perform layanand.tolak('penetapan_mundur', '/tanggal');
    elsif not exists (select from layanan l join standar s on s.layanan_id = l.id
                       where l.penyelenggara_id = siapa and s.ditetapkan_pada is not null) then
        perform layanand.tolak('maklumat_tanpa_standar', null);
    end if;
    update maklumat set berlaku_sampai = p_tanggal - 1 where berkas_id = lama.berkas_id;
    update maklumat m set nomor_keputusan = p_nomor, tanggal_keputusan = p_tanggal, berlaku_dari = p_tanggal,
           penanda_tangan = (select e.nama from pelaksana e where e.penyelenggara_id = siapa and e.kepala and e.aktif)
     where m.berkas_id = p_berkas;
    if lama.berkas_id is not null then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
end $$;

create function layanand.sop_pengaduan_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_waktu timestamptz) returns void language plpgsql as $$
declare
    siapa uuid := (select b.penyelenggara_id from berkas b where b.id = p_berkas);
    lama sop_pengaduan;
begin
    perform pg_advisory_xact_lock(hashtextextended(siapa::text, 26));
    select m.* into lama from sop_pengaduan m where m.penyelenggara_id = siapa and m.berlaku_dari is not null and m.berlaku_sampai is null;
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    elsif lama.berlaku_dari >= p_tanggal then
        perform layanand.tolak('penetapan_mundur', '/tanggal');
    end if;
    update sop_pengaduan set berlaku_sampai = p_tanggal - 1 where berkas_id = lama.berkas_id;
    update sop_pengaduan m set nomor_keputusan = p_nomor, tanggal_keputusan = p_tanggal, berlaku_dari = p_tanggal,
           penanda_tangan = (select e.nama from pelaksana e where e.penyelenggara_id = siapa and e.kepala and e.aktif)
     where m.berkas_id = p_berkas;
    if lama.berkas_id is not null then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
end $$;

create function layanand.jaga_ketetapan() returns trigger language plpgsql as $$
begin
    if old.berlaku_dari is null then
        if tg_op = 'DELETE' then
            return old;
        end if;
        return new;
    elsif tg_op = 'UPDATE' and old.berlaku_sampai is null
          and to_jsonb(new) - 'berlaku_sampai' = to_jsonb(old) - 'berlaku_sampai' then
        return new;
    end if;
    raise exception 'yang sudah ditetapkan tidak berubah' using errcode = 'integrity_constraint_violation', constraint = 'ketetapan_tetap';
end $$;
create trigger ketetapan_tetap before update or delete on maklumat for each row execute function layanand.jaga_ketetapan();
create trigger ketetapan_tetap before update or delete on sop_pengaduan for each row execute function layanand.jaga_ketetapan();

-- ---------------------------------------------------------------- who reads and writes
do $$
declare
    tabel text;
begin
    foreach tabel in array array['publikasi', 'standar', 'standar_pembahasan', 'standar_peserta', 'standar_peserta_nama', 'standar_berita_acara',
                                 'standar_tanda_tangan', 'standar_sosialisasi', 'standar_evaluasi', 'maklumat', 'sop_pengaduan'] loop
        execute format('alter table public.%I enable row level security', tabel);
        execute format('alter table public.%I force row level security', tabel);
    end loop;
    foreach tabel in array array['publikasi', 'standar', 'standar_pembahasan', 'standar_peserta', 'standar_sosialisasi', 'maklumat', 'sop_pengaduan'] loop
        execute format('create policy %I on public.%I for select using ((select true from berkas b where b.id = berkas_id))', tabel || '_lihat', tabel);
    end loop;
    -- What was said in the discussion and in the evaluation is for those who handle the standard.
    foreach tabel in array array['standar_berita_acara', 'standar_tanda_tangan', 'standar_evaluasi'] loop
        execute format('create policy %I on public.%I for select using (layanand.menangani_berkas(berkas_id))', tabel || '_lihat', tabel);
    end loop;
    foreach tabel in array array['publikasi', 'standar', 'standar_pembahasan', 'standar_peserta', 'standar_berita_acara', 'standar_tanda_tangan',
                                 'standar_sosialisasi', 'standar_evaluasi', 'maklumat', 'sop_pengaduan'] loop
        execute format('create policy %I on public.%I for insert with check (layanand.menangani_berkas(berkas_id))', tabel || '_buat', tabel);
    end loop;
    foreach tabel in array array['standar', 'standar_berita_acara', 'standar_tanda_tangan', 'maklumat', 'sop_pengaduan'] loop
        execute format('create policy %I on public.%I for update using (layanand.menangani_berkas(berkas_id))', tabel || '_ubah', tabel);
    end loop;
end $$;
create policy standar_peserta_nama_lihat on standar_peserta_nama for select using (
    (select layanand.menangani_berkas(p.berkas_id) from standar_peserta p where p.id = peserta_id));
create policy standar_peserta_nama_buat on standar_peserta_nama for insert with check (
    (select layanand.menangani_berkas(p.berkas_id) from standar_peserta p where p.id = peserta_id));

-- What was set is public; drafts belong to those who write them. The duty of P45 is public from the beginning.
create policy berkas_standar_lihat on berkas for select using (
    (proses in ('standar', 'maklumat', 'sop_pengaduan') and status in ('ditetapkan', 'dipublikasikan', 'diganti') or proses = 'kepatuhan_standar')
    and coalesce(layanand.peran(), '') <> '');

grant select, insert on publikasi, standar, standar_pembahasan, standar_peserta, standar_peserta_nama, standar_berita_acara, standar_tanda_tangan,
    standar_sosialisasi, standar_evaluasi, maklumat, sop_pengaduan to layanand_daemon;
grant update on standar, standar_berita_acara, standar_tanda_tangan, maklumat, sop_pengaduan to layanand_daemon;

-- A standard in the shape of the API, as its caller may see it: names, minutes and evaluations are for those who handle it.
create view standar_tampil with (security_invoker = true) as
    select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
           s.nomor_versi as versi, layanand.standar_komponen(s.komponen) as komponen, array_to_json(layanand.standar_kurang(s.komponen)) as komponen_kurang,
           array_to_json(array(select x from (
                select r.id, r.tanggal, r.tempat, r.pokok_bahasan, r.hasil,
                       array_to_json(array(select y from (
                            select p.id, p.unsur, p.mewakili, n.nama, n.jabatan,
                                   t.cara as tanda_tangan
                              from standar_peserta p
                              left join standar_peserta_nama n on n.peserta_id = p.id
                              left join standar_tanda_tangan t on t.peserta_id = p.id
                             where p.pembahasan_id = r.id order by p.id) y)) as peserta
                  from standar_pembahasan r where r.berkas_id = b.id order by r.id) x)) as pembahasan,
           a.tanggal as "berita_acara.tanggal", a.tempat as "berita_acara.tempat", a.pokok_bahasan as "berita_acara.pokok_bahasan",
           a.kesepakatan as "berita_acara.kesepakatan",
           case when a.berkas_id is not null then encode(coalesce(s.sidik, layanand.standar_sidik(b.id)), 'hex') end as "berita_acara.sidik",
           case when a.berkas_id is not null
                then (select count(*) from standar_tanda_tangan t where t.berkas_id = b.id and t.sidik = coalesce(s.sidik, layanand.standar_sidik(b.id))) end as "berita_acara.tanda_tangan_sah",
           s.nomor_keputusan as "penetapan.nomor", s.tanggal_keputusan as "penetapan.tanggal", s.berlaku_dari as "penetapan.berlaku_dari",
           s.berlaku_sampai as "penetapan.berlaku_sampai", s.ditetapkan_pada as "penetapan.ditetapkan_pada",
           array_to_json(array(select x from (
                select p.tanggal, p.media, p.keterangan, p.tautan from publikasi p where p.berkas_id = b.id order by p.id) x)) as publikasi,
           array_to_json(array(select x from (
                select c.tanggal, c.jenis, c.sasaran, c.tempat, c.jumlah_peserta, c.uraian
                  from standar_sosialisasi c where c.berkas_id = b.id order by c.id) x)) as sosialisasi,
           array_to_json(array(select x from (
                select e.dari, e.sampai, e.metode, e.dapat_dilaksanakan, e.faktor_keberhasilan, e.faktor_penghambat, e.rencana_perbaikan, e.pengaduan, e.skm,
                       e.dicatat_pada
                  from standar_evaluasi e where e.berkas_id = b.id order by e.id) x)) as evaluasi,
           array_to_json(array(select x from (
                select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
                  from tenggat_tampil t where t.berkas_id = b.id order by t.mulai, t.id) x)) as tenggat,
           array_to_json(array(select x from (
                select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
           array_to_json(array(select r.tindakan from aturan_tindakan r where layanand.boleh(b, r, null, o.induk_id)
                                group by r.tindakan order by min(r.urutan))) as tindakan,
           b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
      from berkas b
      join standar s on s.berkas_id = b.id
      join penyelenggara o on o.id = b.penyelenggara_id
      join layanan l on l.id = s.layanan_id
      left join standar_berita_acara a on a.berkas_id = b.id;
comment on view standar_tampil is 'Standards in the shape of the API, under the policies of the reader';
grant select on standar_tampil to layanand_daemon;

create view maklumat_tampil with (security_invoker = true) as
    select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.janji, m.perbaikan, m.sanksi,
           m.nomor_keputusan as "penetapan.nomor", m.tanggal_keputusan as "penetapan.tanggal", m.berlaku_dari as "penetapan.berlaku_dari",
           m.berlaku_sampai as "penetapan.berlaku_sampai", m.penanda_tangan as "penetapan.oleh",
           array_to_json(array(select x from (
                select p.tanggal, p.media, p.keterangan, p.tautan from publikasi p where p.berkas_id = b.id order by p.id) x)) as publikasi,
           array_to_json(array(select x from (
                select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
           array_to_json(array(select r.tindakan from aturan_tindakan r where layanand.boleh(b, r, null, o.induk_id)
                                group by r.tindakan order by min(r.urutan))) as tindakan,
           b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
      from berkas b
      join maklumat m on m.berkas_id = b.id
      join penyelenggara o on o.id = b.penyelenggara_id;
comment on view maklumat_tampil is 'Charters in the shape of the API, under the policies of the reader';
grant select on maklumat_tampil to layanand_daemon;

create view sop_pengaduan_tampil with (security_invoker = true) as
    select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.judul, m.ringkasan, m.dasar_hukum, m.kanal, m.langkah,
           m.nomor_keputusan as "penetapan.nomor", m.tanggal_keputusan as "penetapan.tanggal", m.berlaku_dari as "penetapan.berlaku_dari",
           m.berlaku_sampai as "penetapan.berlaku_sampai", m.penanda_tangan as "penetapan.oleh",
           array_to_json(array(select x from (
                select p.tanggal, p.media, p.keterangan, p.tautan from publikasi p where p.berkas_id = b.id order by p.id) x)) as publikasi,
           array_to_json(array(select x from (
                select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
           array_to_json(array(select r.tindakan from aturan_tindakan r where layanand.boleh(b, r, null, o.induk_id)
                                group by r.tindakan order by min(r.urutan))) as tindakan,
           b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
      from berkas b
      join sop_pengaduan m on m.berkas_id = b.id
      join penyelenggara o on o.id = b.penyelenggara_id;
comment on view sop_pengaduan_tampil is 'Procedures in the shape of the API, under the policies of the reader';
grant select on sop_pengaduan_tampil to layanand_daemon;

-- ---------------------------------------------------------------- rules
insert into proses (proses, awalan, nama, tugas, status_awal, status_akhir) values
    ('standar', 'STD', 'Standar pelayanan', 'back_office', 'rancangan', '{diganti}'),
    ('maklumat', 'MKL', 'Maklumat pelayanan', 'back_office', 'rancangan', '{diganti}'),
    ('sop_pengaduan', 'SOP', 'SOP penanganan pengaduan', 'pengelola_pengaduan', 'rancangan', '{diganti}'),
    ('kepatuhan_standar', 'KPS', 'Kewajiban memiliki standar pelayanan', null, 'berjalan', '{terpenuhi}');

insert into aturan_tenggat (proses, jenis, kelas, versi, panjang, satuan, dasar_hukum, lewat_status, lewat_eskalasi, lewat_kejadian, berlaku_dari) values
    ('standar', 'evaluasi', null, 1, 365, 'hari', 'Perbup Bengkayang 24/2018 Pasal 17 dan Pasal 42 ayat (1)', null, 1, 'standar.evaluasi_terlambat', '2018-01-03'),
    ('kepatuhan_standar', 'standar_pelayanan', 'lama', 1, 365, 'hari', 'Perbup Bengkayang 24/2018 Pasal 45 ayat (1)', null, 2, 'kepatuhan_standar.terlambat', '2018-01-03'),
    ('kepatuhan_standar', 'standar_pelayanan', 'baru', 1, 365, 'hari', 'Perbup Bengkayang 24/2018 Pasal 45 ayat (2)', null, 2, 'kepatuhan_standar.terlambat', '2018-01-03');

insert into aturan_tindakan (proses, versi, berlaku_dari, urutan, tindakan, cabang, dari, ke, pelaku, memenuhi, memulai, kejadian, dasar_hukum)
select proses, 1, '2018-01-03', urutan, tindakan, cabang, dari, ke, pelaku, memenuhi, memulai, proses || '.' || kejadian, 'Perbup Bengkayang 24/2018 ' || pasal
  from (values
    ('standar', 0, 'buka', '', '{}'::text[], 'rancangan', '{petugas}'::text[], '{}'::text[], '{}'::text[], 'dirancang', 'Pasal 13 ayat (1)'),
    ('standar', 1, 'ubah', '', '{rancangan,dibahas,disepakati}', null, '{petugas}', '{}', '{}', 'diubah', 'Pasal 14 ayat (1)'),
    ('standar', 2, 'pembahasan', '', '{rancangan,dibahas,disepakati}', 'dibahas', '{petugas}', '{}', '{}', 'dibahas', 'Pasal 14 ayat (1)'),
    ('standar', 3, 'berita-acara', '', '{dibahas,disepakati}', 'disepakati', '{petugas}', '{}', '{}', 'disepakati', 'Pasal 14 ayat (4)'),
    ('standar', 4, 'penetapan', '', '{disepakati}', 'ditetapkan', '{kepala_penyelenggara}', '{}', '{evaluasi}', 'ditetapkan', 'Pasal 13 ayat (2) dan Pasal 14 ayat (4)'),
    ('standar', 5, 'publikasi', 'pertama', '{ditetapkan}', 'dipublikasikan', '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 14 ayat (6)'),
    ('standar', 5, 'publikasi', 'lagi', '{dipublikasikan}', null, '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 14 ayat (6)'),
    ('standar', 6, 'sosialisasi', '', '{ditetapkan,dipublikasikan}', null, '{petugas}', '{}', '{}', 'disosialisasikan', 'Pasal 15 ayat (1)'),
    ('standar', 7, 'evaluasi', '', '{ditetapkan,dipublikasikan}', null, '{kepala_penyelenggara,bagian_organisasi}', '{evaluasi}', '{evaluasi}', 'dievaluasi', 'Pasal 17'),
    ('standar', 8, 'ganti', '', '{ditetapkan,dipublikasikan}', 'diganti', '{sistem}', '{*}', '{}', 'diganti', 'Pasal 13 ayat (2)'),
    ('maklumat', 0, 'buka', '', '{}', 'rancangan', '{petugas}', '{}', '{}', 'dirancang', 'Pasal 16 ayat (1)'),
    ('maklumat', 1, 'penetapan', '', '{rancangan}', 'ditetapkan', '{kepala_penyelenggara}', '{}', '{}', 'ditetapkan', 'Pasal 16 ayat (1)'),
    ('maklumat', 2, 'publikasi', 'pertama', '{ditetapkan}', 'dipublikasikan', '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 16 ayat (4)'),
    ('maklumat', 2, 'publikasi', 'lagi', '{dipublikasikan}', null, '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 16 ayat (4)'),
    ('maklumat', 3, 'ganti', '', '{ditetapkan,dipublikasikan}', 'diganti', '{sistem}', '{*}', '{}', 'diganti', 'Pasal 16 ayat (1)'),
    ('sop_pengaduan', 0, 'buka', '', '{}', 'rancangan', '{petugas}', '{}', '{}', 'dirancang', 'Pasal 26 ayat (1)'),
    ('sop_pengaduan', 1, 'penetapan', '', '{rancangan}', 'ditetapkan', '{kepala_penyelenggara}', '{}', '{}', 'ditetapkan', 'Pasal 26 ayat (1)'),
    ('sop_pengaduan', 2, 'publikasi', 'pertama', '{ditetapkan}', 'dipublikasikan', '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 26 ayat (2)'),
    ('sop_pengaduan', 2, 'publikasi', 'lagi', '{dipublikasikan}', null, '{petugas}', '{}', '{}', 'dipublikasikan', 'Pasal 26 ayat (2)'),
    ('sop_pengaduan', 3, 'ganti', '', '{ditetapkan,dipublikasikan}', 'diganti', '{sistem}', '{*}', '{}', 'diganti', 'Pasal 26 ayat (1)'),
    ('kepatuhan_standar', 0, 'buka', '', '{}', 'berjalan', '{sistem}', '{}', '{standar_pelayanan}', 'dimulai', 'Pasal 45'),
    ('kepatuhan_standar', 1, 'penuhi', '', '{berjalan}', 'terpenuhi', '{sistem}', '{standar_pelayanan}', '{}', 'terpenuhi', 'Pasal 45')
  ) v (proses, urutan, tindakan, cabang, dari, ke, pelaku, memenuhi, memulai, kejadian, pasal);

-- One case for each agency that has services, opened by the scheduler (jadwal_kepatuhan_standar.sql).
create unique index berkas_kepatuhan_standar on berkas (penyelenggara_id) where proses = 'kepatuhan_standar';
insert into jadwal (nama, selang) values ('kepatuhan_standar', '1 day');

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
