-- The address is the caller's, as the code says that he has just used (layanand.jaga_akun): the one the account has, or with :isi a new one. Nothing when the account has
-- another one by now. With it he has spoken for the mailbox.
with akun_terbukti as (
    update akun a set alamat_terbukti_pada = :sekarang::timestamptz, pengguna_hash = :pengguna::bytea, isi = coalesce(:isi::bytea, a.isi)
     where a.id = :saya::uuid and (:isi::bytea is not null or a.pengguna_hash = :pengguna::bytea)
    returning a.id
)
select count(*) as terbukti, layanand.alamat_surat_terbukti(:alamat::bytea) as dilepas from akun_terbukti
