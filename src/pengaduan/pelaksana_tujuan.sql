-- Whether a case of this agency can be given to that officer.
select exists (select 1 from pelaksana p where p.id = :pelaksana::uuid and p.penyelenggara_id = :penyelenggara::uuid and p.aktif) as cocok
