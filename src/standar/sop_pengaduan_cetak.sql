select t.*, layanand.kepala_surat(o) as alamat, coalesce(m.penanda_tangan_jabatan, layanand.jabatan_kepala(e)) as kepala_jabatan
  from sop_pengaduan_tampil t
  join sop_pengaduan m on m.berkas_id = t.id
  join penyelenggara o on o.id = m.penyelenggara_id
  left join pelaksana e on e.penyelenggara_id = o.id and e.kepala and e.aktif
 where t.id = :id::uuid
