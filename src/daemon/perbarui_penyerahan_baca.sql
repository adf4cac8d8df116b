-- Names of those who received information, sealed with an older key.
select s.berkas_id as id, s.isi from penyerahan_informasi s
 where substring(s.isi from 2 for 4) <> :kunci::bytea
 order by s.berkas_id limit :banyak::integer for update skip locked
