-- What a signature, a successor and a publication do to a standard: a signature on something else is none, a version is replaced on the day its successor
-- begins, a paper names who signed it and not who came after him, and the duty of P45 is met only by what is in force and published, also of an agency that has not offered anything yet. The catalogue tells of a
-- service what its standard says.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- signatures
-- As before, but a signature is shown only while it is on what the draft and the minutes say now.
create or replace view standar_tampil with (security_invoker = true) as
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
                                   and t.sidik = (select coalesce(s.sidik, layanand.standar_sidik(b.id)))
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

-- ---------------------------------------------------------------- in words
-- The charges of a standard: 1.250.000 for a million and a quarter, and one word when nothing is charged.
create function layanand.biaya_kata(b jsonb) returns text language sql immutable parallel safe as $$
    select case when coalesce(bool_and((x.v ->> 'jumlah')::bigint = 0), false) then 'Gratis'
                else string_agg((x.v ->> 'uraian') || ': ' || case when (x.v ->> 'jumlah')::bigint = 0 then 'gratis'
                                     else 'Rp' || translate(to_char((x.v ->> 'jumlah')::bigint, 'FM999,999,999,999,999'), ',', '.') end, '; ' order by x.o) end
      from jsonb_array_elements(b) with ordinality x (v, o)
$$;
comment on function layanand.biaya_kata is 'charges of a standard in words, as an import tells them';

-- ---------------------------------------------------------------- the duty of P45
create function layanand.layanan_berstandar(p_layanan uuid, p_hari date) returns boolean language sql stable parallel safe as $$
    select exists (select from public.standar s
                    where s.layanan_id = p_layanan and s.berlaku_dari <= p_hari and coalesce(s.berlaku_sampai, 'infinity') >= p_hari
                      and exists (select from public.publikasi p where p.berkas_id = s.berkas_id))
$$;
comment on function layanand.layanan_berstandar is 'whether a standard of this service is in force on that day and published';
create function layanand.penyelenggara_berstandar(p_penyelenggara uuid, p_hari date) returns boolean language sql stable parallel safe as $$
    select coalesce(bool_and(layanand.layanan_berstandar(l.id, p_hari)), false)
      from public.layanan l where l.penyelenggara_id = p_penyelenggara and l.aktif
$$;
comment on function layanand.penyelenggara_berstandar is 'whether each service of this agency is, and there is one';

-- Who publishes handles the standard, not always the duty: it is met in the name of the daemon.
create or replace function layanand.kepatuhan_periksa(p_penyelenggara uuid, p_waktu timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
    wajib uuid;
begin
    perform set_config('layanand.peran', 'sistem', true);
    select b.id into wajib from berkas b
     where b.proses = 'kepatuhan_standar' and b.penyelenggara_id = p_penyelenggara and b.status <> 'terpenuhi' for update;
    if wajib is not null and layanand.penyelenggara_berstandar(p_penyelenggara, layanand.tanggal(p_waktu)) then
        perform layanand.tindakan_lain(wajib, 'penuhi', p_waktu, null);
    end if;
    perform set_config('layanand.peran', coalesce(peran, ''), true);
end $$;

create function layanand.standar_publikasikan(p_berkas uuid, p_tanggal date, p_media jsonb, p_waktu timestamptz) returns void language plpgsql as $$
begin
    perform layanand.publikasikan(p_berkas, p_tanggal, p_media, p_waktu);
    perform layanand.kepatuhan_periksa(b.penyelenggara_id, p_waktu) from berkas b where b.id = p_berkas;
end $$;

-- ---------------------------------------------------------------- who signed
-- Name and position of the head as they were then: papers stay as they were set when another one comes.
alter table standar add column penanda_tangan text, add column penanda_tangan_jabatan text;
alter table maklumat add column penanda_tangan_jabatan text;
alter table sop_pengaduan add column penanda_tangan_jabatan text;
comment on column standar.penanda_tangan is 'name of the head who set it, then';
comment on column standar.penanda_tangan_jabatan is 'his position then';
comment on column maklumat.penanda_tangan_jabatan is 'position of the head at that time';
comment on column sop_pengaduan.penanda_tangan_jabatan is 'position of the head at that time';

-- Of what was set before this, as it can still be known.
alter table standar disable trigger user;
alter table maklumat disable trigger user;
alter table sop_pengaduan disable trigger user;
update standar s
   set (penanda_tangan, penanda_tangan_jabatan) =
       (select coalesce(x.nama, e.nama), coalesce(x.jabatan, e.jabatan)
          from berkas b
          left join pelaksana x on x.id = s.ditetapkan_oleh
          left join pelaksana e on e.penyelenggara_id = b.penyelenggara_id and e.kepala and e.aktif
         where b.id = s.berkas_id)
 where s.ditetapkan_pada is not null;
update maklumat m set penanda_tangan_jabatan = (select e.jabatan from pelaksana e where e.penyelenggara_id = m.penyelenggara_id and e.nama = m.penanda_tangan limit 1);
update sop_pengaduan m set penanda_tangan_jabatan = (select e.jabatan from pelaksana e where e.penyelenggara_id = m.penyelenggara_id and e.nama = m.penanda_tangan limit 1);
alter table standar enable trigger user;
alter table maklumat enable trigger user;
alter table sop_pengaduan enable trigger user;

-- The officer who acts, when he is in the register; else the head of the agency.
create function layanand.penanda_tangan(p_penyelenggara uuid) returns table (nama text, jabatan text) language sql stable parallel safe as $$
    select e.nama, e.jabatan from public.pelaksana e
     where e.id = layanand.saya() or e.penyelenggara_id = p_penyelenggara and e.kepala and e.aktif
     order by e.id = layanand.saya() desc limit 1
$$;
comment on function layanand.penanda_tangan is 'name and position of who signs for the agency now';

-- As before, with the position; and a charter promises what is in force.
create or replace function layanand.maklumat_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_waktu timestamptz) returns void language plpgsql as $$
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
    elsif not exists (select from layanan l
                       where l.penyelenggara_id = siapa and layanand.standar_berlaku(l.id, layanand.tanggal(p_waktu)) is not null) then
        perform layanand.tolak('maklumat_tanpa_standar', null);
    end if;
    update maklumat set berlaku_sampai = p_tanggal - 1 where berkas_id = lama.berkas_id;
    update maklumat m set nomor_keputusan = p_nomor, tanggal_keputusan = p_tanggal, berlaku_dari = p_tanggal,
           (penanda_tangan, penanda_tangan_jabatan) = (select x.nama, x.jabatan from layanand.penanda_tangan(siapa) x)
     where m.berkas_id = p_berkas;
    if lama.berkas_id is not null then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
end $$;

create or replace function layanand.sop_pengaduan_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_waktu timestamptz) returns void language plpgsql as $$
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
           (penanda_tangan, penanda_tangan_jabatan) = (select x.nama, x.jabatan from layanand.penanda_tangan(siapa) x)
     where m.berkas_id = p_berkas;
    if lama.berkas_id is not null then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
end $$;

-- ---------------------------------------------------------------- successors
-- As before, but the version before it is replaced on the day that this one begins (jadwal_standar_ganti.sql), not by the decision.
create or replace function layanand.standar_tetapkan(p_berkas uuid, p_nomor text, p_tanggal date, p_berlaku_dari date, p_waktu timestamptz) returns void language plpgsql as $$
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
           ditetapkan_oleh = layanand.saya(), ditetapkan_pada = p_waktu, sidik = layanand.standar_sidik(p_berkas),
           (penanda_tangan, penanda_tangan_jabatan) =
               (select x.nama, x.jabatan from layanand.penanda_tangan((select b.penyelenggara_id from berkas b where b.id = p_berkas)) x)
     where berkas_id = p_berkas;
    if lama.berkas_id is not null and dari <= layanand.tanggal(p_waktu) then
        perform layanand.tindakan_lain(lama.berkas_id, 'ganti', p_waktu, jsonb_build_object('pengganti', p_berkas));
    end if;
end $$;
insert into jadwal (nama, selang, susul) values ('standar_ganti', '1 day', false);

-- ---------------------------------------------------------------- guidance of a UPTD
-- Given by the head above it (P8(4)), and recorded by him or Bagian Organisasi.
alter policy kewajiban_catatan_tambah on kewajiban_catatan with check (
    layanand.mengurus(penyelenggara_id) and penyelenggara_id = (select l.penyelenggara_id from layanan l where l.id = layanan_id)
    and (jenis <> 'pembinaan_uptd' or layanand.peran() <> 'kepala_penyelenggara' or layanand.penyelenggara_saya() is distinct from penyelenggara_id));

revoke execute on function layanand.biaya_kata, layanand.layanan_berstandar, layanand.penyelenggara_berstandar, layanand.standar_publikasikan,
    layanand.penanda_tangan from public;
grant execute on function layanand.biaya_kata, layanand.layanan_berstandar, layanand.penyelenggara_berstandar, layanand.standar_publikasikan,
    layanand.penanda_tangan to layanand_daemon;
