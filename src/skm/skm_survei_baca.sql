-- One round with its questions, as its caller sees it.
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
       s.judul, s.tahun, s.periode, s.metode, s.populasi, s.pelaksana_survei, s.nama_pihak_ketiga, s.akses,
       m.kode as "metode_hitung.kode", m.versi as "metode_hitung.versi", m.nama as "metode_hitung.nama", m.dasar_hukum as "metode_hitung.dasar_hukum",
       array_to_json(array(select x from (
            select u.kode, u.nama, u.pertanyaan_id, u.pertanyaan_en, u.jawaban_id, u.jawaban_en,
                   json_build_object('pembilang', u.bobot_pembilang, 'penyebut', u.bobot_penyebut) as bobot
              from skm_unsur u where u.survei_id = b.id order by u.urutan) x)) as unsur,
       s.seketika, s.menggantikan_id, s.undangan_dibuat, s.dibuka_pada, s.ditutup_pada, s.diterbitkan_pada, s.saran_perbaikan, s.media_publikasi, s.laporan, s.ditarik_pada, s.alasan_penarikan,
       array_to_json(array(select x from (
            select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan
              from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
       array_to_json(array(select a.tindakan from aturan_tindakan a where layanand.boleh(b, a, null, o.induk_id)
                            group by a.tindakan order by min(a.urutan))) as tindakan,
       b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join skm_metode m on m.kode = s.metode_hitung and m.versi = s.metode_versi
  join penyelenggara o on o.id = b.penyelenggara_id
  left join layanan l on l.id = s.layanan_id
 where b.id = :id::uuid
