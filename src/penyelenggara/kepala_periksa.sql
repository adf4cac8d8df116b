-- Whether the officer serves there, and whether the day has come.
select e.penyelenggara_id = :penyelenggara::uuid and e.aktif as bertugas,
       :dari::date <= layanand.tanggal(:sekarang::timestamptz) as tiba
  from pelaksana e
 where e.id = :pelaksana::uuid
