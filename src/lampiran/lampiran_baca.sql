select l.id, l.berkas_id, l.kategori, l.nama_berkas, l.jenis_isi, l.ukuran, encode(l.sha256, 'hex') as sha256
  from lampiran l
 where l.id = :id::uuid and l.dihapus_pada is null
