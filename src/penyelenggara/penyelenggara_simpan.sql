-- RFC 7396: members that are there replace, null removes, what is absent stays; also within lokasi.
update penyelenggara p
   set (kode, nama, jenis, induk_id, kode_wilayah, alamat, kota, kode_pos, telepon, faksimile, email, situs, jam_layanan, jam_buka, visi, misi, motto,
        dibentuk_pada, lintang, bujur) =
       (select b.kode, b.nama, b.jenis, b.induk_id, b.kode_wilayah, b.alamat, b.kota, b.kode_pos, b.telepon, b.faksimile, b.email, b.situs,
               b.jam_layanan, coalesce(b.jam_buka, '[]'), b.visi, coalesce(b.misi, '[]'), b.motto, b.dibentuk_pada, b.lintang, b.bujur
          from jsonb_populate_record(p, (:isi::jsonb - 'lokasi')
                   || case jsonb_typeof(:isi::jsonb -> 'lokasi') when 'object' then :isi::jsonb -> 'lokasi'
                                                                 when 'null' then '{"lintang": null, "bujur": null}' else '{}' end) b)
 where p.id = :id::uuid and p.versi = :versi::integer
returning p.id
