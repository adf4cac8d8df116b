update akun set isi = :isi::bytea where id = :saya::uuid
