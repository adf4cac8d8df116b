-- Years whose holidays are complete: set by a decree, or the national ones are loaded. One local holiday entered early does
-- not make a year known.
select k.tahun::integer as tahun from keputusan_libur k
 union
select extract(year from l.tanggal)::integer from hari_libur l
 where l.jenis like 'libur_nasional%' group by 1 having count(*) >= 10
 order by 1
