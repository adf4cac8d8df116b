-- Accounts sealed with an older key.
select a.id, a.isi from akun a
 where substring(a.isi from 2 for 4) <> :kunci::bytea
 order by a.id limit :banyak::integer for update skip locked
