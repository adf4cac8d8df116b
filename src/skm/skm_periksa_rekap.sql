-- Groups whose sums in the rollups are not those of their answers.
select count(*) as beda
  from layanand.skm_rekap_baca(:id::uuid) a
  full join layanand.skm_hitung_ulang(:id::uuid) b on b.atribut = a.atribut and b.kelompok = a.kelompok
 where a is distinct from b
