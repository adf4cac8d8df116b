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
        select array_agg(y order by y.mulai, y.id) as semua, array_agg(y.jenis) filter (where y.status = 'berjalan' or y.status = 'lewat' and y.sisa is not null) as terbuka
          from (select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
                  from tenggat_tampil t where t.berkas_id = b.id) y) t
 where b.id = :id::uuid
