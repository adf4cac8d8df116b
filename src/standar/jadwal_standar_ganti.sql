-- Versions whose successor has begun are replaced by it.
select layanand.tindakan_lain(s.berkas_id, 'ganti', :sekarang::timestamptz, jsonb_build_object('pengganti', p.berkas_id))
  from standar s
  join berkas b on b.id = s.berkas_id and b.status in ('ditetapkan', 'dipublikasikan')
  join standar p on p.layanan_id = s.layanan_id and p.nomor_versi = s.nomor_versi + 1
 where p.berlaku_dari <= layanand.tanggal(:sekarang::timestamptz)
