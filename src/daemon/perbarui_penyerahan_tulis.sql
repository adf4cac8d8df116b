update penyerahan_informasi set isi = :isi::bytea where berkas_id = :id::uuid
