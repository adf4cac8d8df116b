-- The draft: each member an officer of the agency or of a UPTD below it, each duty one that this kind may give.
with anggota as materialized (
    select a.urutan, a.v ->> 'pelaksana_id' as pelaksana_id, a.v ->> 'kedudukan' as kedudukan, a.v ->> 'sub_tugas' as sub_tugas,
           array(select t from jsonb_array_elements_text(coalesce(a.v -> 'tugas', '[]')) t) as tugas
      from jsonb_array_elements(:anggota::jsonb) with ordinality a (v, urutan)
), buat as (
    insert into penetapan_pelaksana (berkas_id, jenis, unit, tahun, mengingat, pembiayaan, berlaku_sampai, seleksi_id)
    select :berkas::uuid, :jenis::text, :unit::text, coalesce(:tahun::smallint, extract(year from layanand.tanggal(:sekarang::timestamptz))::smallint),
           coalesce(:mengingat::jsonb, '[]'), :pembiayaan::text, :berlaku_sampai::date, :seleksi_id::uuid
), tulis as (
    insert into penetapan_anggota (berkas_id, urutan, pelaksana_id, kedudukan, sub_tugas, tugas)
    select :berkas::uuid, a.urutan, a.pelaksana_id::uuid, a.kedudukan, a.sub_tugas, a.tugas from anggota a
)
select jsonb_build_object('jenis', j.jenis, 'anggota', (select count(*) from anggota)) as data
  from jenis_penetapan j
 where j.jenis = :jenis::text
   and layanand.seleksi_cocok(:seleksi_id::uuid, :penyelenggara_id::uuid, j.jenis)
   and not exists (select from anggota a
                     left join pelaksana e on e.id = a.pelaksana_id::uuid and e.aktif
                     left join penyelenggara o on o.id = e.penyelenggara_id
                    where case when :penyelenggara_id::uuid in (o.id, o.induk_id) then false
                               else layanand.tolak('pelaksana_asing', '/anggota/' || a.urutan - 1 || '/pelaksana_id') end)
   and not exists (select from anggota a
                    where case when a.tugas <@ j.tugas then false else layanand.tolak('penetapan_tugas_asing', '/anggota/' || a.urutan - 1 || '/tugas') end)
