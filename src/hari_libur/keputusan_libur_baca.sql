select k.id, k.nomor, k.tanggal, k.tahun, k.jenis, k.tentang, k.dicatat_pada,
       array_to_json(array(select x from (select p.tanggal, p.nama, p.jenis from perubahan_libur p
                                           where p.keputusan_id = k.id and p.perubahan = 'tambah' order by p.tanggal, p.nama) x)) as tambah,
       array_to_json(array(select x from (select p.tanggal, p.nama, p.jenis from perubahan_libur p
                                           where p.keputusan_id = k.id and p.perubahan = 'hapus' order by p.tanggal, p.nama) x)) as hapus,
       (select count(*)::integer from hari_libur l where l.keputusan_id = k.id) as hari_libur,
       k.diperpanjang as "dampak.diperpanjang", k.diperpendek as "dampak.diperpendek",
       k.dihitung_ulang as "dampak.dihitung_ulang", k.dibiarkan as "dampak.dibiarkan"
  from keputusan_libur k
 where k.id = :id::uuid
