update akun set isi = :isi::bytea where id = :id::uuid
