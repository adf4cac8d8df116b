insert into akun (id, pengguna_hash, isi, sandi, peran, penyelenggara_id, dibuat_pada)
values (:id::uuid, :pengguna::bytea, :isi::bytea, :sandi::text, :peran::text, :penyelenggara::uuid, :sekarang::timestamptz)
    on conflict on constraint akun_pengguna_unik do nothing
returning id
