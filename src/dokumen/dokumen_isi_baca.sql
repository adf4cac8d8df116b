-- One version of the content, the present one when none is named. boleh: it was not withdrawn, or the caller keeps the document.
select v.id, v.nomor, v.nama_berkas, v.jenis_isi, v.ukuran, encode(v.sha256, 'hex') as sha256, v.rusak_pada is not null as rusak,
       v.ditarik_pada is null or layanand.dokumen_mengelola(d.penyelenggara_id) as boleh
  from dokumen d
  join dokumen_versi v on v.berkas_id = d.berkas_id and v.nomor = coalesce(:versi::integer, d.versi_isi)
 where d.berkas_id = :id::uuid
