-- A copy of an identity card may be read by way of a later request that uses it again: then that is the case it is read for.
select l.id, l.kategori, l.nama_berkas, l.jenis_isi, l.ukuran, encode(l.sha256, 'hex') as sha256,
       coalesce((select b.id from berkas b where b.id = l.berkas_id),
                (select p.berkas_id from permohonan_informasi p where p.salinan_identitas = l.id order by p.berkas_id desc limit 1)) as berkas_id
  from lampiran l
 where l.id = :id::uuid and l.dihapus_pada is null
