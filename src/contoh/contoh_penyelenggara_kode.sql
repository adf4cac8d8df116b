select p.id from penyelenggara p where p.kode = :kode::text
