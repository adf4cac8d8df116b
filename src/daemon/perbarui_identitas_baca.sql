-- Identities sealed with an older key.
select i.berkas_id as id, i.isi from identitas i
 where substring(i.isi from 2 for 4) <> :kunci::bytea
 order by i.berkas_id limit :banyak::integer for update skip locked
