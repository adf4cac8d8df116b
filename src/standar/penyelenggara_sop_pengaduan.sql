-- The procedure of complaint handling of an agency that is in force today.
select t.* from sop_pengaduan m
  join sop_pengaduan_tampil t on t.id = m.berkas_id
 where m.penyelenggara_id = :id::uuid
   and daterange(m.berlaku_dari, m.berlaku_sampai, '[]') @> layanand.tanggal(:sekarang::timestamptz) and m.berlaku_dari is not null
