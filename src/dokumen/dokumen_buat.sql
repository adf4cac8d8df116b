-- The year is that of its date unless another is named.
insert into dokumen (berkas_id, penyelenggara_id, layanan_id, judul, ringkasan, nomor_dokumen, jenis, tanggal, tahun, kata_kunci, klasifikasi,
                     dasar_huruf, uji_konsekuensi, uji_tanggal, uji_nomor, dikecualikan_sampai)
values (:berkas::uuid, :penyelenggara_id::uuid, :layanan_id::uuid, :judul::text, :ringkasan::text, :nomor_dokumen::text, :jenis::text,
        :tanggal::date, coalesce(:tahun::smallint, extract(year from :tanggal::date)::smallint), coalesce(:kata_kunci::jsonb, '[]'),
        :klasifikasi::text, :pengecualian::jsonb ->> 'huruf', :pengecualian::jsonb ->> 'uji_konsekuensi',
        (:pengecualian::jsonb ->> 'uji_tanggal')::date, :pengecualian::jsonb ->> 'uji_nomor', (:pengecualian::jsonb ->> 'sampai')::date)
returning json_build_object('klasifikasi', klasifikasi)::text as data
