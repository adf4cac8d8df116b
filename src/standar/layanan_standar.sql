-- The standard of a service that was in force on a day, today when none is named: what is the same for everybody.
select s.berkas_id as id, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
       s.nomor_versi as versi, layanand.standar_komponen(s.komponen) as komponen,
       s.nomor_keputusan as "penetapan.nomor", s.tanggal_keputusan as "penetapan.tanggal", s.berlaku_dari as "penetapan.berlaku_dari",
       s.berlaku_sampai as "penetapan.berlaku_sampai", s.ditetapkan_pada as "penetapan.ditetapkan_pada",
       array_to_json(array(select x from (
            select p.unsur, p.mewakili from standar_peserta p where p.berkas_id = s.berkas_id order by p.id) x)) as wakil,
       array_to_json(array(select x from (
            select p.tanggal, p.media, p.keterangan, p.tautan from publikasi p where p.berkas_id = s.berkas_id order by p.id) x)) as publikasi
  from standar s
  join layanan l on l.id = s.layanan_id
  join penyelenggara o on o.id = l.penyelenggara_id
 where s.berkas_id = layanand.standar_berlaku(:id::uuid, coalesce(:pada::date, layanand.tanggal(:sekarang::timestamptz)))
