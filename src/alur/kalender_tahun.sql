-- Years whose holidays are complete: set by a decree, or the national ones are there. One local holiday entered early does
-- not make a year known.
select k.tahun::integer as tahun from keputusan_libur k where k.jenis = 'penetapan'
 union
select extract(year from l.tanggal)::integer from layanand.libur_sesudah(:tambah::jsonb, :hapus::jsonb) l
 where l.jenis like 'libur_nasional%' group by 1 having count(*) >= 10
 order by 1
