-- Nobody whose office was closed logs in to what he could not use.
select a.id, a.sandi, layanand.peran_akun(a) as peran, layanand.tempat_akun(a) as penyelenggara_id
  from akun a
 where a.pengguna_hash = :pengguna::bytea and a.aktif
   and not exists (select from identitas_ditutup d where d.siapa = a.id::text and (d.sebab <> 'pelaksana' or a.peran <> 'masyarakat'))
