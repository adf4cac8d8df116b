insert into token_segar (id, keluarga, akun_id, angkatan, hash, kedaluwarsa)
values (:id::uuid, :keluarga::uuid, :akun::uuid, :angkatan::integer, :hash::bytea, :kedaluwarsa::timestamptz)
