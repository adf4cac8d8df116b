-- With the new password end the tokens of the one before (layanand.sandi_baru), and codes for another.
with kode as (
    update surat_akun s set dipakai_pada = :sekarang::timestamptz
     where s.akun_id = :saya::uuid and s.templat = 'akun.pemulihan' and s.dipakai_pada is null and s.kedaluwarsa > :sekarang::timestamptz
)
update akun set sandi = :sandi::text, angkatan = angkatan + 1 where id = :saya::uuid
