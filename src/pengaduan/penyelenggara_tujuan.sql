select exists (select 1 from penyelenggara p where p.id = :penyelenggara::uuid) as ada
