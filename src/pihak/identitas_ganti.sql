update identitas
   set isi = :isi::bytea, nik_hash = decode(:nik_hash::text, 'hex'), telepon_hash = decode(:telepon_hash::text, 'hex'),
       email_hash = decode(:email_hash::text, 'hex')
 where berkas_id = :berkas::uuid
