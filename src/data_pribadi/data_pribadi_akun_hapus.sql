with token as (
    delete from token_segar where akun_id = :saya::uuid
), kontak as (
    delete from kontak_notifikasi where sub = :saya::uuid
)
delete from akun where id = :saya::uuid returning id
