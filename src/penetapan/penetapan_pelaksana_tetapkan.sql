-- From today the duties of its members begin, and those of this kind in this agency end that were in force; names, positions, vision and
-- motto are kept as they are now (KEENAM; P40(1)).
with d as materialized (
    select d.berkas_id, b.penyelenggara_id, d.berlaku_sampai, j.tugas, o.visi, o.misi, o.motto, j.visi as perlu_visi, o.kota,
           layanand.tanggal(:sekarang::timestamptz) as tanggal
      from penetapan_pelaksana d
      join berkas b on b.id = d.berkas_id
      join jenis_penetapan j on j.jenis = d.jenis
      join penyelenggara o on o.id = b.penyelenggara_id
     where d.berkas_id = :berkas::uuid
       and case when not j.susunan then true
                when (select count(*) filter (where a.kedudukan = 'penanggung_jawab') = 1 and count(*) filter (where a.kedudukan = 'ketua') = 1
                             and count(*) filter (where a.kedudukan = 'sekretaris') = 1 and count(*) filter (where a.kedudukan = 'anggota') > 0
                        from penetapan_anggota a where a.berkas_id = d.berkas_id) then true
                else layanand.tolak('penetapan_susunan') end
       and case when not j.visi or o.visi is not null and o.motto is not null and o.misi <> '[]' then true
                else layanand.tolak('penetapan_tanpa_visi') end
       and case when d.berlaku_sampai is null or d.berlaku_sampai >= layanand.tanggal(:sekarang::timestamptz) then true
                else layanand.tolak('penetapan_lampau', null) end
       -- What follows a selection gives duties to those whom it chose, once everybody knows (P5).
       and case when d.seleksi_id is null or layanand.seleksi_terbit(d.seleksi_id) then true else layanand.tolak('penetapan_seleksi_belum') end
       and not exists (select from penetapan_anggota a
                        where a.berkas_id = d.berkas_id and d.seleksi_id is not null and a.tugas <> '{}'
                          and case when exists (select from seleksi_hasil h
                                                 where h.berkas_id = d.seleksi_id and h.pelaksana_id = a.pelaksana_id and h.terpilih) then false
                                   else layanand.tolak('penetapan_bukan_terpilih', '/anggota/' || a.urutan - 1 || '/pelaksana_id') end)
       -- Somebody may have gone since it was drafted.
       and not exists (select from penetapan_anggota a
                         join pelaksana e on e.id = a.pelaksana_id
                         join penyelenggara o on o.id = e.penyelenggara_id
                        where a.berkas_id = d.berkas_id
                          and case when e.aktif and b.penyelenggara_id in (o.id, o.induk_id) then false
                                   else layanand.tolak('pelaksana_asing', '/anggota/' || a.urutan - 1 || '/pelaksana_id') end)
), akhiri as (
    update penugasan g set berlaku_sampai = d.tanggal - 1
      from d
     where layanand.penugasan_milik(g, d.penyelenggara_id) and g.tugas = any (d.tugas)
       and (g.berlaku_sampai is null or g.berlaku_sampai >= d.tanggal)
    returning g.id
), mulai as (
    insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari, berlaku_sampai, penetapan_id)
    select layanand.uuid_v7(:sekarang::timestamptz), a.pelaksana_id, t.tugas, :nomor_keputusan::text, d.tanggal, d.berlaku_sampai, d.berkas_id
      from d
      join penetapan_anggota a on a.berkas_id = d.berkas_id
     cross join lateral unnest(a.tugas) t (tugas)
    returning id
), nama as (
    update penetapan_anggota a set nama = e.nama, jabatan = e.jabatan from d, pelaksana e where a.berkas_id = d.berkas_id and e.id = a.pelaksana_id
), catat as (
    update penetapan_pelaksana x
       set nomor_keputusan = :nomor_keputusan::text, tanggal_keputusan = d.tanggal, tempat = coalesce(:tempat::text, d.kota, 'Bengkayang'),
           penanda_tangan = k.nama, penanda_tangan_jabatan = layanand.jabatan_kepala(k),
           visi = case when d.perlu_visi then d.visi end, misi = case when d.perlu_visi then d.misi end, motto = case when d.perlu_visi then d.motto end
      from d
      left join pelaksana k on k.id = coalesce((select s.id from pelaksana s where s.id = :saya::uuid),
                                               (select s.id from pelaksana s where s.penyelenggara_id = d.penyelenggara_id and s.kepala and s.aktif))
     where x.berkas_id = d.berkas_id
)
select 'Keputusan Nomor ' || :nomor_keputusan::text as catatan,
       jsonb_build_object('nomor_keputusan', :nomor_keputusan::text, 'tanggal', d.tanggal, 'tugas_mulai', (select count(*) from mulai),
                          'tugas_berakhir', (select count(*) from akhiri)) as data
  from d
