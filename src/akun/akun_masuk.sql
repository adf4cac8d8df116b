select a.id, a.sandi, a.peran, a.penyelenggara_id
  from akun a
 where a.pengguna_hash = :pengguna::bytea and a.aktif
