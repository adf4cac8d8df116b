-- The address is the caller's, as the code says that he has just used (layanand.jaga_akun); nothing when the account has another one by now. With it he
-- has spoken for the mailbox.
with akun_terbukti as (
    update akun a set alamat_terbukti_pada = :sekarang::timestamptz
     where a.id = :saya::uuid and a.pengguna_hash = :pengguna::bytea
    returning a.id
)
select count(*) as terbukti, layanand.alamat_surat_terbukti(:alamat::bytea) as dilepas from akun_terbukti
