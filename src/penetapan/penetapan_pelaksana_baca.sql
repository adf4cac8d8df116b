-- One decision; a draft shows names and vision as they are now.
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", d.jenis, j.judul, d.unit, d.tahun,
       c.id as "seleksi.id", c.nomor as "seleksi.nomor",
       array_to_json(array(select x from (
            select e.id as pelaksana_id, coalesce(a.nama, e.nama) as nama, coalesce(a.jabatan, e.jabatan) as jabatan, a.kedudukan, a.sub_tugas,
                   array_to_json(a.tugas) as tugas
              from penetapan_anggota a join pelaksana e on e.id = a.pelaksana_id
             where a.berkas_id = b.id order by a.urutan) x)) as anggota,
       j.kewajiban, d.mengingat, d.pembiayaan,
       case when j.visi then coalesce(d.visi, o.visi) end as visi, case when j.visi then coalesce(d.misi, o.misi) else '[]' end as misi,
       case when j.visi then coalesce(d.motto, o.motto) end as motto,
       d.nomor_keputusan, d.tanggal_keputusan, d.berlaku_sampai, d.tempat, d.penanda_tangan as "penanda_tangan.nama",
       d.penanda_tangan_jabatan as "penanda_tangan.jabatan", j.dasar_hukum,
       array_to_json(array(select x from (
            select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
       array_to_json(array(select a.tindakan from aturan_tindakan a where layanand.boleh(b, a, null, o.induk_id)
                            group by a.tindakan order by min(a.urutan))) as tindakan,
       b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join penetapan_pelaksana d on d.berkas_id = b.id
  join jenis_penetapan j on j.jenis = d.jenis
  join penyelenggara o on o.id = b.penyelenggara_id
  left join berkas c on c.id = d.seleksi_id
 where b.id = :id::uuid
