-- The caller's own account; nothing where the built-in issuer has none.
select a.isi, a.pengguna_hash is not null as beralamat, a.alamat_terbukti_pada is not null as terbukti
  from akun a
 where a.id = :saya::uuid
