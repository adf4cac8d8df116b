-- Holidays in the form of the file that is imported; texts in quotes, as they may hold commas. A decree that was inferred is left out: the file does not say
-- more than is known, and an import infers it again.
select 'date,name,type,decree' || chr(10)
       || coalesce(string_agg(format('%s,"%s",%s,%s', l.tanggal, replace(l.nama, '"', '""'), l.jenis,
                                     case when k.nomor is null or l.keputusan_disimpulkan then '' else '"' || replace(k.nomor, '"', '""') || '"' end) || chr(10),
                              '' order by l.tanggal, l.nama), '') as teks
  from hari_libur l
  left join keputusan_libur k on k.id = l.keputusan_id
 where :tahun::integer is null
    or l.tanggal between make_date(:tahun::integer, 1, 1) and make_date(:tahun::integer, 12, 31)
