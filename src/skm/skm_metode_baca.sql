-- The method named, or the one in force on the last day of the year, with its own unsur: one row each.
select m.kode as metode, m.versi, m.bobot_pembilang, u.kode
  from (select x.* from skm_metode x
         where (:kode::text is null or x.kode = :kode::text)
           and layanand.aturan_hari(x.berlaku_dari, x.berlaku_sampai, make_date(:tahun::integer, 12, 31))
         order by x.versi desc limit 1) m
  join skm_metode_unsur u on u.metode = m.kode and u.versi = m.versi
 order by u.urutan
