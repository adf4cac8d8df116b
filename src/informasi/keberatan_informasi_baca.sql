-- One objection as its caller sees it: a single point read, on the loop.
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.id as "permohonan.id", m.nomor as "permohonan.nomor",
       a.huruf as "alasan.huruf", a.uraian_id as "alasan.uraian", a.dasar_hukum as "alasan.dasar_hukum",
       b.asal_tenggat_id is not null as karena_lewat, k.uraian,
       case when k.hasil is not null then json_build_object('hasil', k.hasil, 'uraian', k.tanggapan, 'ditanggapi_pada', k.ditanggapi_pada) end as tanggapan,
       (select json_build_object('kepada', 'Komisi Informasi', 'paling_lambat', s.jatuh_tempo, 'dasar_hukum', s.dasar_hukum,
                                 'nomor_registrasi', k.sengketa_nomor, 'tanggal', k.sengketa_tanggal)
          from tenggat s where s.berkas_id = b.id and s.jenis = 'sengketa' order by s.mulai desc, s.id desc limit 1) as sengketa,
       b.eskalasi, t.tenggat, t.riwayat, t.tindakan, b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join berkas m on m.id = b.asal_id
  join alasan_keberatan a on a.huruf = b.kelas
  join penyelenggara o on o.id = b.penyelenggara_id
  join berkas_tampil t on t.berkas_id = b.id
  left join keberatan_informasi k on k.berkas_id = b.id
 where b.id = :id::uuid and b.proses = 'keberatan_informasi'
