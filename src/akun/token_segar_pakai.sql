update token_segar t
   set dipakai_pada = :saat::timestamptz
  from akun a
 where t.hash = :hash::bytea
   and t.dipakai_pada is null and t.dicabut_pada is null and t.kedaluwarsa > :saat::timestamptz
   and a.id = t.akun_id and a.angkatan = t.angkatan and layanand.akun_terbuka(a)
returning a.id, layanand.peran_akun(a) as peran, layanand.tempat_akun(a) as penyelenggara_id, a.angkatan
