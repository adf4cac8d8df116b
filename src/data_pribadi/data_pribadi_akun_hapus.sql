-- Its refresh tokens go with it; its access tokens are refused from here on (identitas_ditutup).
with kontak as (
    delete from kontak_notifikasi where sub = :saya::uuid
)
delete from akun where id = :saya::uuid returning id
