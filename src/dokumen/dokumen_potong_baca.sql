select p.isi from dokumen_potong p where p.versi_id = :versi::uuid and p.urutan = :urutan::integer
