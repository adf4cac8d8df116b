-- Who must act by a deadline is told when a decree moves it; and words.

select set_config('layanand.peran', 'sistem', true);

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('tenggat.dipindahkan', 'email', 'bingkai.pemilik', 'Batas waktu berubah: {{nomor}}', 'Another last day: {{nomor}}',
     'Keputusan tentang hari libur mengubah batas waktu {{lewat_jenis}}. Yang berlaku sekarang ada di bawah ini.',
     'A decree on holidays has changed the last day for {{lewat_jenis}}. The one that counts now is below.');

insert into aturan_notifikasi (proses, pemicu, pola, syarat, penerima, saluran, templat, berlaku_dari)
select null, 'kejadian', 'tenggat.dipindahkan', jsonb_build_object('jenis', jenis), 'pemilik', 'email', 'tenggat.dipindahkan', '2018-01-03'::date
  from (values ('tanggapan_pengadu'), ('keberatan'), ('sengketa')) v (jenis);

update templat_notifikasi
   set isi_id = replace(isi_id, 'Surat ini dibuat sendiri oleh sistem dan tidak dapat dibalas.', 'Surat ini dikirim secara otomatis dan tidak dapat dibalas.'),
       isi_en = replace(isi_en, 'This mail was made by the system and cannot be answered.', 'This mail was sent automatically and cannot be answered.')
 where templat = 'bingkai.pemilik';
