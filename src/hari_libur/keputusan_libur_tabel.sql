-- Decrees in the form of the file that is imported. One without a date came from elsewhere and is not said.
select 'tahun,nomor,tanggal,jenis,tentang' || chr(10)
       || coalesce(string_agg(format('%s,"%s",%s,%s,"%s"', k.tahun, replace(k.nomor, '"', '""'), k.tanggal, k.jenis, replace(k.tentang, '"', '""'))
                              || chr(10), '' order by k.tahun, k.tanggal, k.nomor), '') as teks
  from keputusan_libur k
 where k.tanggal is not null and (:tahun::integer is null or k.tahun = :tahun::integer)
