-- Pieces of attachments sealed with an older key.
select p.lampiran_id as id, p.urutan, p.isi, p.urutan = (l.ukuran - 1) / :ukuran_potong::bigint as terakhir
  from lampiran_potong p
  join lampiran l on l.id = p.lampiran_id
 where substring(p.isi from 2 for 4) <> :kunci::bytea
 order by p.lampiran_id, p.urutan limit :banyak::integer for update of p skip locked
