-- Contacts of officers sealed with an older key.
select k.sub as id, k.isi from kontak_notifikasi k
 where substring(k.isi from 2 for 4) <> :kunci::bytea
 order by k.sub limit :banyak::integer for update skip locked
