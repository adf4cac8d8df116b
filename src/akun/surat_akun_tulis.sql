insert into surat_akun (id, templat, akun_id, pengguna_hash, alamat_hash, isi, kode_hash, bahasa, dibuat_pada, kedaluwarsa)
values (:id::uuid, :templat::text, :akun::uuid, :pengguna::bytea, decode(:alamat::text, 'hex'), :isi::bytea, :kode_hash::bytea, :bahasa::text,
        :sekarang::timestamptz, :kedaluwarsa::timestamptz)
