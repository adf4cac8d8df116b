-- What the printed decision needs; the list of names as JSON in its order.
select b.nomor, b.status, o.nama, layanand.kepala_surat(o) as alamat, j.judul, j.tim, j.judul like 'Penunjukan %' as ditunjuk, j.kewajiban, j.susunan,
       d.unit, d.tahun, d.mengingat, d.pembiayaan, d.nomor_keputusan, d.tanggal_keputusan, d.tempat, d.penanda_tangan, d.penanda_tangan_jabatan,
       j.visi as perlu_visi, coalesce(d.visi, o.visi) as visi, coalesce(d.misi, o.misi) as misi, coalesce(d.motto, o.motto) as motto,
       array_to_json(array(select x from (
            select coalesce(a.nama, e.nama) as nama, coalesce(a.jabatan, e.jabatan) as jabatan, a.kedudukan, a.sub_tugas
              from penetapan_anggota a join pelaksana e on e.id = a.pelaksana_id
             where a.berkas_id = b.id order by a.urutan) x)) as anggota,
       b.diperbarui_pada
  from berkas b
  join penetapan_pelaksana d on d.berkas_id = b.id
  join jenis_penetapan j on j.jenis = d.jenis
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.id = :id::uuid
