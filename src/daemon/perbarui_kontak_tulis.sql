update kontak_notifikasi set isi = :isi::bytea where sub = :id::uuid
