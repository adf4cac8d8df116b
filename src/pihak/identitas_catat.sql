insert into identitas (berkas_id, isi, nik_hash, telepon_hash, email_hash)
values (:berkas::uuid, :isi::bytea, decode(:nik_hash::text, 'hex'), decode(:telepon_hash::text, 'hex'), decode(:email_hash::text, 'hex'))
