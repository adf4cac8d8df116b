-- The next version of the content; with the first one the document is published. Its number.
with naik as (
    update dokumen d
       set versi_isi = versi_isi + 1, terbit = true, alasan = case when b.status = 'ditarik' then null else d.alasan end
      from berkas b
     where d.berkas_id = :berkas::uuid and b.id = d.berkas_id
    returning d.berkas_id, d.versi_isi
)
insert into dokumen_versi (id, berkas_id, nomor, nama_berkas, jenis_isi, ukuran, sha256, catatan, pengunggah, dibuat_pada, diperiksa_pada)
select :id::uuid, n.berkas_id, n.versi_isi, :nama::text, :jenis::text, :ukuran::bigint, :sha256::bytea, :catatan::text, :pengunggah::text,
       :sekarang::timestamptz, :sekarang::timestamptz
  from naik n
returning nomor
