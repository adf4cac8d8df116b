-- The caller's own account (policy akun_sendiri).
select a.isi from akun a where a.id = :id::uuid
