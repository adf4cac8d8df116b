-- One complaint as its caller sees it: a single point read, on the loop.
select b.id, b.nomor, b.status, b.kelas as klasifikasi, p.kanal,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       (select to_json(x) from (select l.id, l.nama from layanan l where l.id = p.layanan_id) x) as layanan,
       (select to_json(x) from (select e.id, e.nama from pelaksana e where e.id = b.pelaksana_id) x) as pelaksana,
       (select to_json(x) from (select e.id, e.nama from pelaksana e where e.id = b.terlapor_id) x) as terlapor,
       p.judul, p.uraian, p.kerugian, p.permintaan_penyelesaian, p.waktu_kejadian, p.lewat_30_hari,
       case when p.lokasi_alamat is not null
            then json_build_object('alamat', p.lokasi_alamat, 'lintang', p.lokasi_lintang, 'bujur', p.lokasi_bujur) end as lokasi,
       b.kerahasiaan, p.kekurangan,
       case when p.keputusan is not null then json_build_object(
            'keputusan', p.keputusan, 'uraian', p.keputusan_uraian,
            'ganti_rugi', case when p.ganti_rugi_jumlah is not null
                               then json_build_object('jumlah', p.ganti_rugi_jumlah, 'batas_bayar', p.ganti_rugi_batas) end,
            'diputuskan_pada', p.diputuskan_pada, 'disampaikan_pada', p.disampaikan_pada, 'cara', p.cara_penyampaian) end as keputusan,
       b.eskalasi, b.pembukaan_ulang,
       (select coalesce(json_agg(x), '[]') from (
            select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
              from tenggat_tampil t where t.berkas_id = b.id order by t.mulai, t.id) x) as tenggat,
       (select coalesce(json_agg(x), '[]') from (
            select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan
              from kejadian k where k.berkas_id = b.id order by k.urutan) x) as riwayat,
       array_to_json(layanand.tindakan_boleh(b)) as tindakan,
       b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join pengaduan p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.id = :id::uuid
