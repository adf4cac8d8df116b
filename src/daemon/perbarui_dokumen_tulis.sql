update dokumen_potong set isi = :isi::bytea where versi_id = :id::uuid and urutan = :urutan::integer
