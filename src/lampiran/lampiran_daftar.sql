select l.id, l.kategori, l.nama_berkas as nama, l.jenis_isi as jenis_media, l.ukuran, encode(l.sha256, 'hex') as sha256, l.pengunggah,
       l.dibuat_pada as diunggah_pada, l.id::text as _cursor
  from lampiran l
 where layanand.berkas_terlihat(:id::uuid) and l.berkas_id = :id::uuid and l.dihapus_pada is null
   and l.id > (select coalesce(:cursor::uuid, '00000000-0000-0000-0000-000000000000'))
 order by l.id
 limit :limit::integer + 1
