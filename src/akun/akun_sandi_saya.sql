-- The caller's own account, locked: its password, and whose tokens there are with the next.
select a.id, a.sandi, a.isi, a.pengguna_hash is not null as beralamat, a.angkatan + 1 as angkatan, layanand.peran_akun(a) as peran,
       layanand.tempat_akun(a) as penyelenggara_id
  from akun a
 where a.id = :saya::uuid
   for update
