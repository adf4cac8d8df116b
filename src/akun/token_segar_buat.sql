insert into token_segar (id, keluarga, akun_id, hash, kedaluwarsa)
values (:id::uuid, :keluarga::uuid, :akun::uuid, :hash::bytea, :kedaluwarsa::timestamptz)
