select a.id, a.sandi, layanand.peran_akun(a) as peran, layanand.tempat_akun(a) as penyelenggara_id, a.angkatan
  from akun a
 where a.pengguna_hash = :pengguna::bytea and layanand.akun_terbuka(a)
