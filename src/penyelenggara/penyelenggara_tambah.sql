-- The body's members are the columns' names; the point is the exception.
insert into penyelenggara (id, kode, nama, jenis, induk_id, kode_wilayah, alamat, kota, kode_pos, telepon, faksimile, email, situs, jam_layanan,
                           jam_buka, visi, misi, motto, lintang, bujur, dibentuk_pada, diperbarui_pada)
select :id::uuid, b.kode, b.nama, b.jenis, b.induk_id, b.kode_wilayah, b.alamat, b.kota, b.kode_pos, b.telepon, b.faksimile, b.email, b.situs,
       b.jam_layanan, coalesce(b.jam_buka, '[]'), b.visi, coalesce(b.misi, '[]'), b.motto,
       (:isi::jsonb -> 'lokasi' ->> 'lintang')::numeric, (:isi::jsonb -> 'lokasi' ->> 'bujur')::numeric, b.dibentuk_pada, :sekarang::timestamptz
  from jsonb_populate_record(null::penyelenggara, :isi::jsonb - 'lokasi') b
