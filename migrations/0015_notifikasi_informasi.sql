-- Notices of information requests and objections (UU 14/2008), as rows; and an end to notices that are done with. The kinds of events name
-- their process.

select set_config('layanand.peran', 'sistem', true);

insert into jadwal (nama, selang, hari_kerja) values ('bersih_notifikasi', '1 day', false);
create index notifikasi_selesai on notifikasi (dibuat_pada) where status in ('terkirim', 'dibatalkan');

insert into istilah_notifikasi (jenis, kunci, teks_id, teks_en) values
    ('proses', 'permohonan_informasi', 'Permohonan informasi', 'Information request'),
    ('proses', 'keberatan_informasi', 'Keberatan informasi', 'Objection'),
    ('tenggat', 'pemberitahuan', 'pemberitahuan tertulis', 'written notice'),
    ('tenggat', 'perpanjangan', 'penyelesaian yang diperpanjang', 'settlement, as extended'),
    ('tenggat', 'keberatan', 'mengajukan keberatan', 'an objection'),
    ('tenggat', 'tanggapan', 'tanggapan atas keberatan', 'the answer to the objection'),
    ('tenggat', 'sengketa', 'mengajukan sengketa ke Komisi Informasi', 'a dispute before the Information Commission'),
    ('tindakan', 'sengketa', 'mencatat sengketa pada Komisi Informasi', 'record a dispute before the Information Commission'),
    ('kejadian', 'permohonan_informasi.diterima', 'diterima', 'received'),
    ('kejadian', 'permohonan_informasi.tidak_lengkap', 'perlu dilengkapi', 'needs completing'),
    ('kejadian', 'permohonan_informasi.dikabulkan', 'dikabulkan', 'granted'),
    ('kejadian', 'permohonan_informasi.ditolak', 'ditolak', 'refused'),
    ('kejadian', 'permohonan_informasi.terlambat', 'terlambat dijawab; keberatan dibuka', 'answered too late; an objection was opened'),
    ('kejadian', 'keberatan_informasi.ditanggapi', 'ditanggapi', 'answered');

insert into templat_notifikasi (templat, saluran, bingkai, subjek_id, subjek_en, isi_id, isi_en) values
    ('informasi.diterima', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} diterima', 'Information request {{nomor}} received',
     'Permohonan informasi Anda diterima {{penyelenggara}} pada {{waktu|waktu}} dan sekarang diperiksa kelengkapannya.',
     '{{penyelenggara}} received your information request on {{waktu|waktu}} and now checks whether it is complete.'),
    ('informasi.lengkap', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} lengkap', 'Information request {{nomor}} is complete',
     'Permohonan Anda lengkap. Sejak sekarang waktu penyelesaiannya berjalan.', 'Your request is complete. The time for its settlement runs from now on.'),
    ('informasi.tidak_lengkap', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} perlu dilengkapi', 'Information request {{nomor}} needs completing',
     'Permohonan Anda belum lengkap. Apa yang kurang dapat dibaca pada permohonan itu; waktu penyelesaian mulai berjalan setelah lengkap.',
     'Your request is not complete yet. What is missing can be read there; the time for its settlement runs once it is complete.'),
    ('informasi.dilengkapi', 'email', 'bingkai.pemilik', 'Kelengkapan permohonan {{nomor}} diterima', 'What completes request {{nomor}} was received',
     'Tambahan untuk permohonan Anda diterima dan diperiksa kembali.', 'What you added was received; the request is checked again.'),
    ('informasi.diteruskan', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} diteruskan', 'Information request {{nomor}} passed on',
     'Permohonan Anda diteruskan kepada {{penyelenggara}}, yang menguasai informasi itu.',
     'Your request was passed on to {{penyelenggara}}, which holds the information.'),
    ('informasi.diperpanjang', 'email', 'bingkai.pemilik', 'Waktu penyelesaian permohonan {{nomor}} diperpanjang', 'More time for request {{nomor}}',
     'Waktu penyelesaian permohonan Anda diperpanjang satu kali. Alasannya dapat dibaca pada permohonan itu.',
     'The time for settling your request was extended, once. The reason can be read there.'),
    ('informasi.dikabulkan', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} dikabulkan', 'Information request {{nomor}} granted',
     'Permohonan Anda dikabulkan, seluruhnya atau sebagian. Cara menerima informasi itu dapat dibaca pada permohonan.',
     'Your request was granted, in full or in part. How to receive the information can be read there.'),
    ('informasi.diserahkan', 'email', 'bingkai.pemilik', 'Informasi atas permohonan {{nomor}} diserahkan', 'Information handed over: {{nomor}}',
     'Informasi yang Anda minta telah diserahkan dengan berita acara.', 'The information you asked for was handed over, with minutes.'),
    ('informasi.ditolak', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} ditolak', 'Information request {{nomor}} refused',
     'Permohonan Anda ditolak. Alasan, dasar hukum, dan cara mengajukan keberatan ada dalam surat penolakan pada permohonan itu.',
     'Your request was refused. The reason, its legal basis and how to object are in the letter of refusal, which can be read there.'),
    ('informasi.dicabut', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} dicabut', 'Information request {{nomor}} withdrawn',
     'Permohonan Anda dicabut sesuai permintaan.', 'Your request was withdrawn as you asked.'),
    ('informasi.terlambat', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} terlambat dijawab', 'Information request {{nomor}} is overdue',
     'Permohonan Anda tidak diselesaikan dalam batas waktu. Keberatan kepada atasan PPID dibuka dengan sendirinya untuk Anda.',
     'Your request was not settled in time. An objection to the superior of the PPID has been opened for you.'),
    ('informasi.dibuka_kembali', 'email', 'bingkai.pemilik', 'Permohonan informasi {{nomor}} dibuka kembali', 'Information request {{nomor}} reopened',
     'Keberatan Anda diterima; permohonan diproses kembali.', 'Your objection was upheld; the request is handled again.'),
    ('keberatan.diajukan', 'email', 'bingkai.pemilik', 'Keberatan {{nomor}} diterima', 'Objection {{nomor}} received',
     'Keberatan atas permohonan informasi Anda diterima dan diteruskan kepada atasan PPID.',
     'The objection about your information request was received and lies with the superior of the PPID.'),
    ('keberatan.ditanggapi', 'email', 'bingkai.pemilik', 'Tanggapan atas keberatan {{nomor}}', 'Answer to objection {{nomor}}',
     'Atasan PPID menanggapi keberatan Anda. Bila tidak puas, Anda dapat mengajukan sengketa ke Komisi Informasi dalam batas waktu di bawah ini.',
     'The superior of the PPID has answered your objection. If you are not satisfied, you may go to the Information Commission by the last day below.'),
    ('keberatan.tidak_ditanggapi', 'email', 'bingkai.pemilik', 'Keberatan {{nomor}} tidak ditanggapi', 'Objection {{nomor}} was not answered',
     'Keberatan Anda tidak ditanggapi dalam batas waktu. Anda dapat mengajukan sengketa ke Komisi Informasi dalam batas waktu di bawah ini.',
     'Your objection was not answered in time. You may go to the Information Commission by the last day below.'),
    ('keberatan.ditutup', 'email', 'bingkai.pemilik', 'Keberatan {{nomor}} ditutup', 'Objection {{nomor}} closed',
     'Keberatan Anda ditutup.', 'Your objection is closed.');

insert into aturan_notifikasi (proses, pemicu, pola, penerima, saluran, templat, dasar_hukum, berlaku_dari)
select null, 'kejadian', pola, penerima, saluran, templat, dasar_hukum, '2018-01-03'::date
  from (values
    ('permohonan_informasi.diterima', 'pemilik', 'email', 'informasi.diterima', 'UU 14/2008 Pasal 22 ayat (4)'),
    ('permohonan_informasi.lengkap', 'pemilik', 'email', 'informasi.lengkap', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi.tidak_lengkap', 'pemilik', 'email', 'informasi.tidak_lengkap', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi.dilengkapi', 'pemilik', 'email', 'informasi.dilengkapi', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (10)'),
    ('permohonan_informasi.diteruskan', 'pemilik', 'email', 'informasi.diteruskan', 'UU 14/2008 Pasal 22 ayat (7)'),
    ('permohonan_informasi.diperpanjang', 'pemilik', 'email', 'informasi.diperpanjang', 'UU 14/2008 Pasal 22 ayat (8)'),
    ('permohonan_informasi.dikabulkan', 'pemilik', 'email', 'informasi.dikabulkan', 'UU 14/2008 Pasal 22 ayat (7)'),
    ('permohonan_informasi.diserahkan', 'pemilik', 'email', 'informasi.diserahkan', 'Perbup Bengkayang 24/2018 Pasal 40 ayat (11)'),
    ('permohonan_informasi.ditolak', 'pemilik', 'email', 'informasi.ditolak', 'UU 14/2008 Pasal 22 ayat (7)'),
    ('permohonan_informasi.dicabut', 'pemilik', 'email', 'informasi.dicabut', null),
    ('permohonan_informasi.terlambat', 'pemilik', 'email', 'informasi.terlambat', 'UU 14/2008 Pasal 35 ayat (1)'),
    ('permohonan_informasi.dieskalasi', 'pemilik', 'email', 'informasi.terlambat', 'UU 14/2008 Pasal 35 ayat (1)'),
    ('permohonan_informasi.dibuka_kembali', 'pemilik', 'email', 'informasi.dibuka_kembali', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi.diajukan', 'pemilik', 'email', 'keberatan.diajukan', 'UU 14/2008 Pasal 35 ayat (1)'),
    ('keberatan_informasi.ditanggapi', 'pemilik', 'email', 'keberatan.ditanggapi', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi.tidak_ditanggapi', 'pemilik', 'email', 'keberatan.tidak_ditanggapi', 'UU 14/2008 Pasal 37 ayat (2)'),
    ('keberatan_informasi.selesai', 'pemilik', 'email', 'keberatan.ditutup', null),
    ('keberatan_informasi.disengketakan', 'pemilik', 'email', 'keberatan.ditutup', null),
    ('keberatan_informasi.dicabut', 'pemilik', 'email', 'keberatan.ditutup', null),
    ('permohonan_informasi.diterima', 'petugas', 'email', 'petugas.baru', 'Perbup Bengkayang 24/2018 Pasal 40'),
    ('permohonan_informasi.diteruskan', 'petugas', 'email', 'petugas.baru', 'UU 14/2008 Pasal 22 ayat (7)'),
    ('permohonan_informasi.dilengkapi', 'petugas', 'email', 'petugas.bahan', null),
    ('permohonan_informasi.ditambah', 'petugas', 'email', 'petugas.bahan', null),
    ('permohonan_informasi.dicabut', 'petugas', 'email', 'petugas.ditutup', null),
    ('permohonan_informasi.dibuka_kembali', 'petugas', 'email', 'petugas.baru', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('permohonan_informasi.terlambat', 'eskalasi', 'email', 'atasan.eskalasi', null),
    ('keberatan_informasi.diajukan', 'kepala', 'email', 'petugas.baru', 'UU 14/2008 Pasal 36 ayat (2)'),
    ('keberatan_informasi.tidak_ditanggapi', 'eskalasi', 'email', 'atasan.eskalasi', null),
    ('permohonan_informasi.diterima', 'pemilik', 'pesan', 'kabar', null),
    ('permohonan_informasi.tidak_lengkap', 'pemilik', 'pesan', 'kabar', null),
    ('permohonan_informasi.dikabulkan', 'pemilik', 'pesan', 'kabar', null),
    ('permohonan_informasi.ditolak', 'pemilik', 'pesan', 'kabar', null),
    ('permohonan_informasi.terlambat', 'pemilik', 'pesan', 'kabar', null),
    ('keberatan_informasi.ditanggapi', 'pemilik', 'pesan', 'kabar', null)
  ) v (pola, penerima, saluran, templat, dasar_hukum);

insert into aturan_notifikasi (proses, pemicu, pola, hari_sebelum, penerima, saluran, templat, berlaku_dari)
select null, 'tenggat', pola, hari, penerima, saluran, templat, '2018-01-03'::date
  from (values
    ('pemberitahuan', 3, 'petugas', 'email', 'pengingat.petugas'),
    ('perpanjangan', 2, 'petugas', 'email', 'pengingat.petugas'),
    ('tanggapan', 5, 'kepala', 'email', 'pengingat.petugas'),
    ('keberatan', 5, 'pemilik', 'email', 'pengingat.pemilik'),
    ('sengketa', 3, 'pemilik', 'email', 'pengingat.pemilik')
  ) v (pola, hari, penerima, saluran, templat);
