insert into layanan (id, penyelenggara_id, kode, nama, jenis, pola, uraian, produk, biaya, jangka_waktu, persyaratan, aktif, diperbarui_pada)
select :id::uuid, b.penyelenggara_id, b.kode, b.nama, b.jenis, b.pola, b.uraian, b.produk, b.biaya, b.jangka_waktu,
       coalesce(b.persyaratan, '[]'), coalesce(b.aktif, true), :sekarang::timestamptz
  from jsonb_populate_record(null::layanan, :isi::jsonb) b
