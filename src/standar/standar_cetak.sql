-- A standard with what its documents need besides: letterhead and who signs.
select t.*, o.alamat, e.jabatan as kepala_jabatan,
       case when s.ditetapkan_pada is not null then coalesce(x.nama, e.nama) end as penanda_tangan, layanand.menangani_berkas(t.id) as menangani
  from standar_tampil t
  join standar s on s.berkas_id = t.id
  join berkas b on b.id = t.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join pelaksana e on e.penyelenggara_id = o.id and e.kepala and e.aktif
  left join pelaksana x on x.id = s.ditetapkan_oleh
 where t.id = :id::uuid
