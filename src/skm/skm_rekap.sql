select r.*, coalesce(l.nama, r.kelompok) as nama
  from layanand.skm_rekap_baca(:id::uuid) r
  left join layanan l on r.atribut = 'layanan' and r.kelompok <> 'NA' and l.id::text = r.kelompok
 order by r.atribut, nama
