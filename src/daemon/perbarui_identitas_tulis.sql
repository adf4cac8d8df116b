update identitas set isi = :isi::bytea where berkas_id = :id::uuid
