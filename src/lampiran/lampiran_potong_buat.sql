insert into lampiran_potong (lampiran_id, urutan, isi) values (:lampiran::uuid, :urutan::integer, :isi::bytea)
