insert into akun (id, pengguna_hash, isi, sandi, peran, penyelenggara_id, dibuat_pada, alamat_terbukti_pada)
values (:id::uuid, :pengguna::bytea, :isi::bytea, :sandi::text, :peran::text, :penyelenggara::uuid, :sekarang::timestamptz,
        case when :terbukti::boolean then :sekarang::timestamptz end)
    on conflict on constraint akun_pengguna_unik do nothing
returning id
