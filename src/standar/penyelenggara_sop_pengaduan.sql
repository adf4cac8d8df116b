-- The procedure of complaint handling of an agency that is in force today: what is the same for everybody.
select m.berkas_id as id, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.judul, m.ringkasan, m.dasar_hukum, m.kanal, m.langkah,
       m.nomor_keputusan as "penetapan.nomor", m.tanggal_keputusan as "penetapan.tanggal", m.berlaku_dari as "penetapan.berlaku_dari",
       m.berlaku_sampai as "penetapan.berlaku_sampai", m.penanda_tangan as "penetapan.oleh",
       array_to_json(array(select x from (
            select p.tanggal, p.media, p.keterangan, p.tautan from publikasi p where p.berkas_id = m.berkas_id order by p.id) x)) as publikasi
  from sop_pengaduan m
  join penyelenggara o on o.id = m.penyelenggara_id
 where m.penyelenggara_id = :id::uuid and m.berlaku_dari is not null
   and daterange(m.berlaku_dari, m.berlaku_sampai, '[]') @> layanand.tanggal(:sekarang::timestamptz)
