select p.isi from lampiran_potong p where p.lampiran_id = :lampiran::uuid and p.urutan = :urutan::integer
