-- Rows that are as the file says stay untouched, so that their versions mean something.
insert into penyelenggara as p (id, kode, nama, jenis, induk_id, kode_wilayah, alamat, telepon, email, situs, jam_layanan,
                                visi, misi, motto, lintang, bujur, dibentuk_pada, diperbarui_pada)
select x.id, x.kode, x.nama, x.jenis, i.id, x.kode_wilayah, x.alamat, x.telepon, x.email, x.situs, x.jam_layanan,
       x.visi, coalesce(to_jsonb(string_to_array(x.misi, '|')), '[]'), x.motto, x.lintang, x.bujur, x.dibentuk_pada,
       layanand.sekarang()
  from jsonb_to_recordset(:isi::jsonb) as x (
           id uuid, kode text, nama text, jenis text, induk text, kode_wilayah text, alamat text, telepon text, email text,
           situs text, jam_layanan text, visi text, misi text, motto text, lintang numeric, bujur numeric, dibentuk_pada date)
  left join jsonb_to_recordset(:isi::jsonb) as i (id uuid, kode text) on i.kode = x.induk
    on conflict (id) do update
       set kode = excluded.kode, nama = excluded.nama, jenis = excluded.jenis, induk_id = excluded.induk_id,
           kode_wilayah = excluded.kode_wilayah, alamat = excluded.alamat, telepon = excluded.telepon, email = excluded.email,
           situs = excluded.situs, jam_layanan = excluded.jam_layanan, visi = excluded.visi, misi = excluded.misi,
           motto = excluded.motto, lintang = excluded.lintang, bujur = excluded.bujur, dibentuk_pada = excluded.dibentuk_pada,
           versi = p.versi + 1, diperbarui_pada = excluded.diperbarui_pada
     where (p.kode, p.nama, p.jenis, p.induk_id, p.kode_wilayah, p.alamat, p.telepon, p.email, p.situs, p.jam_layanan, p.visi,
            p.misi, p.motto, p.lintang, p.bujur, p.dibentuk_pada)
           is distinct from
           (excluded.kode, excluded.nama, excluded.jenis, excluded.induk_id, excluded.kode_wilayah, excluded.alamat,
            excluded.telepon, excluded.email, excluded.situs, excluded.jam_layanan, excluded.visi, excluded.misi, excluded.motto,
            excluded.lintang, excluded.bujur, excluded.dibentuk_pada)
