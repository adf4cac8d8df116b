select v.nomor as versi, v.nama_berkas as nama, v.jenis_isi as jenis_media, v.ukuran, encode(v.sha256, 'hex') as sha256,
       v.rusak_pada is null as utuh, v.ditarik_pada is not null as ditarik, v.alasan_tarik, v.catatan, v.pengunggah,
       v.dibuat_pada as diunggah_pada, v.nomor::text as _cursor
  from dokumen_versi v
 where layanand.berkas_terlihat(:id::uuid) and v.berkas_id = :id::uuid
   and v.nomor < (select coalesce(:cursor::integer, 2147483647))
 order by v.nomor desc
 limit :limit::integer + 1
