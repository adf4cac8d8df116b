-- Without q in the order of their dates; with q the best match first. Both functions give one page at most; the policies see to it that nobody
-- gets more than he may see.
with calon as (
    select h.berkas_id, 0 as peringkat, h.tanggal
      from layanand.dokumen_halaman(:status::text, :klasifikasi::text, :penyelenggara_id::uuid, :layanan_id::uuid, :jenis::text, :tahun::smallint,
                                    coalesce((:cursor::json ->> 1)::date, 'infinity'),
                                    coalesce((:cursor::json ->> 2)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')) h
     where :q::text is null
    union all
    select c.berkas_id, c.peringkat, c.tanggal
      from layanand.dokumen_cari(:q::text, :status::text, :klasifikasi::text, :penyelenggara_id::uuid, :layanan_id::uuid, :jenis::text,
                                 :tahun::smallint, (:cursor::json ->> 0)::integer, (:cursor::json ->> 1)::date, (:cursor::json ->> 2)::uuid) c
     where :q::text is not null
    order by peringkat desc, tanggal desc, berkas_id desc
    limit :limit::integer + 1
)
select b.id, b.status, layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) as klasifikasi,
       layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) as terbuka,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       d.judul, d.nomor_dokumen, d.jenis, d.tanggal, d.tahun,
       v.nomor as "isi.versi", v.nama_berkas as "isi.nama", v.jenis_isi as "isi.jenis_media", v.ukuran as "isi.ukuran",
       v.sha256 as "isi.sha256", v.utuh as "isi.utuh", v.ditarik as "isi.ditarik",
       v.dibuat_pada as "isi.diunggah_pada",
       b.diperbarui_pada,
       json_build_array(c.peringkat, d.tanggal, d.berkas_id)::text as _cursor
  from calon c
  join dokumen d on d.berkas_id = c.berkas_id
  join berkas b on b.id = d.berkas_id
  join penyelenggara o on o.id = d.penyelenggara_id
  left join lateral (select x.nomor, x.nama_berkas, x.jenis_isi, x.ukuran, encode(x.sha256, 'hex') as sha256, x.rusak_pada is null as utuh,
                            x.ditarik_pada is not null as ditarik, x.dibuat_pada
                       from dokumen_versi x where x.berkas_id = d.berkas_id and x.nomor = d.versi_isi) v on true
 order by c.peringkat desc, c.tanggal desc, c.berkas_id desc
