-- RFC 7396: members that are there replace, null removes, what is absent stays. What the standard in force says is said by the standard alone.
update layanan l
   set (penyelenggara_id, kode, nama, jenis, pola, uraian, produk, biaya, jangka_waktu, persyaratan, aktif) =
       (select b.penyelenggara_id, b.kode, b.nama, b.jenis, b.pola, b.uraian, b.produk, b.biaya, b.jangka_waktu, coalesce(b.persyaratan, '[]'), b.aktif
          from jsonb_populate_record(l, :isi::jsonb) b)
 where l.id = :id::uuid and l.versi = :versi::integer
   and case when not :isi::jsonb ?| '{produk,biaya,jangka_waktu,persyaratan}'
                 or layanand.standar_berlaku(l.id, layanand.tanggal(:sekarang::timestamptz)) is null then true
            else layanand.tolak('layanan_menurut_standar', (select '/' || min(k) from jsonb_object_keys(:isi::jsonb) k
                                                             where k in ('produk', 'biaya', 'jangka_waktu', 'persyaratan'))) end
returning l.id
