-- The address is taken off the account; who logged in by it stays logged in, and no code that was mailed there before is good any more.
with kode as (
    update surat_akun s set dipakai_pada = :sekarang::timestamptz
     where s.dipakai_pada is null and (s.id = :surat::uuid or s.akun_id = :akun::uuid and s.kode_hash is not null)
)
update akun set pengguna_hash = null, isi = :isi::bytea where id = :akun::uuid
