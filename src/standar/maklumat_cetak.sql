select t.*, o.alamat, e.jabatan as kepala_jabatan
  from maklumat_tampil t
  join berkas b on b.id = t.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join pelaksana e on e.penyelenggara_id = o.id and e.kepala and e.aktif
 where t.id = :id::uuid
