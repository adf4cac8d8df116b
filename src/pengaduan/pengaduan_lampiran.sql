select l.id, l.kategori, l.nama_berkas as nama, l.jenis_isi as jenis_media, l.ukuran, encode(l.sha256, 'hex') as sha256, l.pengunggah,
       l.dibuat_pada as diunggah_pada, l.id::text as _cursor
  from lampiran l
 where layanand.berkas_terlihat(:id::uuid) and l.berkas_id = :id::uuid
   and (:cursor::uuid is null or l.id > :cursor::uuid)
 order by l.id
 limit :limit::integer + 1
