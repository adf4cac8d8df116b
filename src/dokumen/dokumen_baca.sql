-- One document as its caller sees it. What tells of how documents are kept (register number, exception, actions) is for those who keep it:
-- register numbers are without gaps, so a gap would tell of a closed one.
select b.id, case when m.mengelola then b.nomor end as nomor, b.status,
       layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) as klasifikasi,
       layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) as terbuka,
       p.huruf as "pengecualian.huruf", p.dasar_hukum as "pengecualian.dasar_hukum", p.uji_konsekuensi as "pengecualian.uji_konsekuensi",
       p.uji_tanggal as "pengecualian.uji_tanggal", p.uji_nomor as "pengecualian.uji_nomor", p.sampai as "pengecualian.sampai",
       p.berakhir as "pengecualian.berakhir",
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
       d.judul, d.ringkasan, d.nomor_dokumen, d.jenis, d.tanggal, d.tahun, d.kata_kunci,
       v.nomor as "isi.versi", v.nama_berkas as "isi.nama", v.jenis_isi as "isi.jenis_media", v.ukuran as "isi.ukuran",
       v.sha256 as "isi.sha256", v.utuh as "isi.utuh", v.ditarik as "isi.ditarik", v.dibuat_pada as "isi.diunggah_pada",
       d.alasan,
       case when m.mengelola then array_to_json(array(select a.tindakan from aturan_tindakan a where layanand.boleh(b, a, null, o.induk_id)
                                                       group by a.tindakan order by min(a.urutan))) else '[]' end as tindakan,
       b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from dokumen d
  join berkas b on b.id = d.berkas_id
  join penyelenggara o on o.id = d.penyelenggara_id
 cross join lateral (select layanand.dokumen_mengelola(d.penyelenggara_id) as mengelola offset 0) m
  left join layanan l on l.id = d.layanan_id
  left join lateral (select x.nomor, x.nama_berkas, x.jenis_isi, x.ukuran, encode(x.sha256, 'hex') as sha256, x.rusak_pada is null as utuh,
                            x.ditarik_pada is not null as ditarik, x.dibuat_pada
                       from dokumen_versi x where x.berkas_id = d.berkas_id and x.nomor = d.versi_isi) v on true
  left join lateral (select g.huruf, g.dasar_hukum, d.uji_konsekuensi, d.uji_tanggal, d.uji_nomor, d.dikecualikan_sampai as sampai,
                            layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) <> 'dikecualikan' as berakhir
                       from dasar_pengecualian g where g.huruf = d.dasar_huruf and m.mengelola) p on true
 where d.berkas_id = :id::uuid
