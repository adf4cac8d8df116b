-- The account has a new password and its holder reads its mailbox; no code that was mailed before is good any more.
with kode as (
    update surat_akun s set dipakai_pada = :sekarang::timestamptz
     where s.dipakai_pada is null and (s.id = :surat::uuid or s.akun_id = :akun::uuid and s.kode_hash is not null)
), akun_baru as (
    update akun set sandi = :sandi::text, angkatan = angkatan + 1, alamat_terbukti_pada = :sekarang::timestamptz where id = :akun::uuid
)
select layanand.alamat_surat_catat(:alamat::bytea, true) as dilepas
