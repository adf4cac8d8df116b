-- Pieces of documents sealed with an older key.
select p.versi_id as id, p.urutan, p.isi, p.urutan = (v.ukuran - 1) / :ukuran_potong::bigint as terakhir
  from dokumen_potong p
  join dokumen_versi v on v.id = p.versi_id
 where substring(p.isi from 2 for 4) <> :kunci::bytea
 order by p.versi_id, p.urutan limit :banyak::integer for update of p skip locked
