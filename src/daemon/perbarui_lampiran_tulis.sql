update lampiran_potong set isi = :isi::bytea where lampiran_id = :id::uuid and urutan = :urutan::integer
