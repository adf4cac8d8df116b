insert into layanan as l (id, penyelenggara_id, kode, nama, jenis, pola, uraian, produk, biaya, jangka_waktu, persyaratan, diperbarui_pada)
select x.id, (select p.id from penyelenggara p where p.kode = x.penyelenggara), x.kode, x.nama, x.jenis, x.pola, x.uraian, x.produk,
       x.biaya, x.jangka_waktu, coalesce(to_jsonb(string_to_array(x.persyaratan, '|')), '[]'), layanand.sekarang()
  from jsonb_to_recordset(:isi::jsonb) as x (
           id uuid, kode text, penyelenggara text, nama text, jenis text, pola text, uraian text, produk text, biaya text,
           jangka_waktu text, persyaratan text)
    on conflict (id) do update
       set penyelenggara_id = excluded.penyelenggara_id, kode = excluded.kode, nama = excluded.nama, jenis = excluded.jenis,
           pola = excluded.pola, uraian = excluded.uraian, produk = excluded.produk, biaya = excluded.biaya,
           jangka_waktu = excluded.jangka_waktu, persyaratan = excluded.persyaratan, versi = l.versi + 1,
           diperbarui_pada = excluded.diperbarui_pada
     where (l.penyelenggara_id, l.kode, l.nama, l.jenis, l.pola, l.uraian, l.produk, l.biaya, l.jangka_waktu, l.persyaratan)
           is distinct from
           (excluded.penyelenggara_id, excluded.kode, excluded.nama, excluded.jenis, excluded.pola, excluded.uraian, excluded.produk,
            excluded.biaya, excluded.jangka_waktu, excluded.persyaratan)
