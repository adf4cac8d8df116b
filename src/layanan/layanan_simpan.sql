-- RFC 7396: members that are there replace, null removes, what is absent stays.
update layanan l
   set (penyelenggara_id, kode, nama, jenis, pola, uraian, produk, biaya, jangka_waktu, persyaratan, aktif) =
       (select b.penyelenggara_id, b.kode, b.nama, b.jenis, b.pola, b.uraian, b.produk, b.biaya, b.jangka_waktu, coalesce(b.persyaratan, '[]'), b.aktif
          from jsonb_populate_record(l, :isi::jsonb) b)
 where l.id = :id::uuid and l.versi = :versi::integer
returning l.id
