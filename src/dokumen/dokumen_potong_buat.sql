insert into dokumen_potong (versi_id, urutan, isi) values (:versi::uuid, :urutan::integer, :isi::bytea)
