-- Decrees, the latest first, with what each added and took away and what it did to the open deadlines.
select k.id, k.nomor, k.tanggal, k.tahun, k.jenis, k.tentang, k.dicatat_pada,
       array_to_json(array(select x from (select p.tanggal, p.nama, p.jenis from perubahan_libur p
                                           where p.keputusan_id = k.id and p.perubahan = 'tambah' order by p.tanggal, p.nama) x)) as tambah,
       array_to_json(array(select x from (select p.tanggal, p.nama, p.jenis from perubahan_libur p
                                           where p.keputusan_id = k.id and p.perubahan = 'hapus' order by p.tanggal, p.nama) x)) as hapus,
       (select count(*)::integer from hari_libur l where l.keputusan_id = k.id) as hari_libur,
       k.diperpanjang as "dampak.diperpanjang", k.diperpendek as "dampak.diperpendek",
       k.dihitung_ulang as "dampak.dihitung_ulang", k.dibiarkan as "dampak.dibiarkan",
       json_build_array(coalesce(k.tanggal, '0001-01-01'), k.id)::text as _cursor
  from keputusan_libur k
 where (:tahun::integer is null or k.tahun = :tahun::integer)
   and (:cursor::json is null
        or (coalesce(k.tanggal, '0001-01-01'), k.id) < ((:cursor::json ->> 0)::date, (:cursor::json ->> 1)::uuid))
 order by coalesce(k.tanggal, '0001-01-01') desc, k.id desc
 limit :limit::integer + 1
