-- A standard with what its documents need besides: letterhead and who signs, or signed.
select t.*, layanand.kepala_surat(o) as alamat, coalesce(s.penanda_tangan_jabatan, layanand.jabatan_kepala(e)) as kepala_jabatan, s.penanda_tangan, layanand.menangani_berkas(t.id) as menangani
  from standar_tampil t
  join standar s on s.berkas_id = t.id
  join berkas b on b.id = t.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join pelaksana e on e.penyelenggara_id = o.id and e.kepala and e.aktif
 where t.id = :id::uuid
