-- Holidays with the decree behind each: its own, or else the last decree about that year.
select l.tanggal, l.nama, l.jenis,
       coalesce(k.nomor, case when l.jenis in ('libur_nasional', 'cuti_bersama') then t.nomor end) as keputusan
  from hari_libur l
  left join keputusan_libur k on k.id = l.keputusan_id
  left join (select distinct on (x.tahun) x.tahun, x.nomor from keputusan_libur x order by x.tahun, x.tanggal desc nulls last) t
         on t.tahun = extract(year from l.tanggal)
 order by l.tanggal, l.nama
