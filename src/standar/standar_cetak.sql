-- A standard with what its documents need besides: letterhead, who signs, the meetings in one line each.
select t.*, o.alamat, e.jabatan as kepala_jabatan,
       case when s.ditetapkan_pada is not null then coalesce(x.nama, e.nama) end as penanda_tangan, layanand.menangani_berkas(t.id) as menangani,
       array_to_json(array(select to_char(r.tanggal, 'DD-MM-YYYY') || ', ' || r.tempat || ': ' || r.pokok_bahasan || coalesce(' Hasil: ' || r.hasil, '')
                             from standar_pembahasan r where r.berkas_id = t.id order by r.id)) as rapat
  from standar_tampil t
  join standar s on s.berkas_id = t.id
  join berkas b on b.id = t.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join pelaksana e on e.penyelenggara_id = o.id and e.kepala and e.aktif
  left join pelaksana x on x.id = s.ditetapkan_oleh
 where t.id = :id::uuid
