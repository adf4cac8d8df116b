-- One complaint as its caller sees it: a single point read, on the loop.
select b.id, b.nomor, b.status, b.kelas as klasifikasi, p.kanal,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       l.id as "layanan.id", l.nama as "layanan.nama",
       e.id as "pelaksana.id", e.nama as "pelaksana.nama",
       x.id as "terlapor.id", x.nama as "terlapor.nama",
       p.judul, p.uraian, p.kerugian, p.permintaan_penyelesaian, p.waktu_kejadian, p.lewat_30_hari,
       p.lokasi_alamat as "lokasi.alamat", trim_scale(p.lokasi_lintang) as "lokasi.lintang", trim_scale(p.lokasi_bujur) as "lokasi.bujur",
       b.kerahasiaan, p.kekurangan,
       p.keputusan as "keputusan.keputusan", p.keputusan_uraian as "keputusan.uraian",
       p.ganti_rugi_jumlah as "keputusan.ganti_rugi.jumlah", p.ganti_rugi_batas as "keputusan.ganti_rugi.batas_bayar",
       p.diputuskan_pada as "keputusan.diputuskan_pada", p.disampaikan_pada as "keputusan.disampaikan_pada",
       p.cara_penyampaian as "keputusan.cara",
       b.eskalasi, b.pembukaan_ulang,
       coalesce(array_to_json(t.semua), '[]') as tenggat,
       array_to_json(array(select x from (
            select k.urutan, k.jenis, k.waktu, k.pelaku, k.catatan
              from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
       array_to_json(array(select a.tindakan from aturan_tindakan a where layanand.boleh(b, a, t.terbuka, o.induk_id)
                            group by a.tindakan order by min(a.urutan))) as tindakan,
       b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join pengaduan p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join layanan l on l.id = p.layanan_id
  left join pelaksana e on e.id = b.pelaksana_id
  left join pelaksana x on x.id = b.terlapor_id
 cross join lateral (
        select array_agg(y order by y.mulai, y.id) as semua, array_agg(x.jenis) filter (where x.terbuka) as terbuka
          from tenggat_tampil x
         cross join lateral (select x.id, x.jenis, x.mulai, x.jatuh_tempo, x.hari, x.satuan, x.sisa, x.status, x.dasar_hukum, x.terpenuhi_pada) y
         where x.berkas_id = b.id) t
 where b.id = :id::uuid
