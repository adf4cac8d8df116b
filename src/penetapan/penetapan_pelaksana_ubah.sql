-- The draft anew, as penetapan_pelaksana_buat: members by their place, those that are too many removed.
with anggota as materialized (
    select a.urutan, a.v ->> 'pelaksana_id' as pelaksana_id, a.v ->> 'kedudukan' as kedudukan, a.v ->> 'sub_tugas' as sub_tugas,
           array(select t from jsonb_array_elements_text(coalesce(a.v -> 'tugas', '[]')) t) as tugas
      from jsonb_array_elements(:anggota::jsonb) with ordinality a (v, urutan)
), ubah as (
    update penetapan_pelaksana d
       set unit = :unit::text, tahun = coalesce(:tahun::smallint, d.tahun), mengingat = coalesce(:mengingat::jsonb, '[]'),
           pembiayaan = :pembiayaan::text, berlaku_sampai = :berlaku_sampai::date, seleksi_id = :seleksi_id::uuid
     where d.berkas_id = :berkas::uuid
), buang as (
    delete from penetapan_anggota x
     where x.berkas_id = :berkas::uuid and x.urutan > (select count(*) from anggota)
), tulis as (
    insert into penetapan_anggota as x (berkas_id, urutan, pelaksana_id, kedudukan, sub_tugas, tugas)
    select :berkas::uuid, a.urutan, a.pelaksana_id::uuid, a.kedudukan, a.sub_tugas, a.tugas from anggota a
        on conflict (berkas_id, urutan) do update
           set pelaksana_id = excluded.pelaksana_id, kedudukan = excluded.kedudukan, sub_tugas = excluded.sub_tugas, tugas = excluded.tugas
)
select jsonb_build_object('anggota', (select count(*) from anggota)) as data
  from penetapan_pelaksana d
  join jenis_penetapan j on j.jenis = d.jenis
  join berkas b on b.id = d.berkas_id
 where d.berkas_id = :berkas::uuid
   and case when d.jenis = :jenis::text then true else layanand.tolak('penetapan_jenis_tetap', '/jenis') end
   and case when b.penyelenggara_id = :penyelenggara_id::uuid then true else layanand.tolak('penetapan_jenis_tetap', '/penyelenggara_id') end
   and layanand.seleksi_cocok(:seleksi_id::uuid, b.penyelenggara_id, d.jenis)
   and not exists (select from anggota a
                     left join pelaksana e on e.id = a.pelaksana_id::uuid and e.aktif
                     left join penyelenggara o on o.id = e.penyelenggara_id
                    where case when b.penyelenggara_id in (o.id, o.induk_id) then false
                               else layanand.tolak('pelaksana_asing', '/anggota/' || a.urutan - 1 || '/pelaksana_id') end)
   and not exists (select from anggota a
                    where case when a.tugas <@ j.tugas then false else layanand.tolak('penetapan_tugas_asing', '/anggota/' || a.urutan - 1 || '/tugas') end)
