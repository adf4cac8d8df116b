-- lewat_30_hari: filed later than 30 days after the occurrence is flagged, not refused (UU 25/2009 Pasal 42 ayat (2)).
insert into pengaduan (berkas_id, kanal, judul, uraian, layanan_id, kerugian, permintaan_penyelesaian, waktu_kejadian,
                       lokasi_alamat, lokasi_lintang, lokasi_bujur, lewat_30_hari, pencatat_id, rujukan_ombudsman, dapat_dihubungi)
values (:berkas::uuid, :kanal::text, :judul::text, :uraian::text, :layanan::uuid, :kerugian::text, :permintaan_penyelesaian::text,
        :waktu_kejadian::date, :lokasi_alamat::text, :lokasi_lintang::numeric, :lokasi_bujur::numeric,
        coalesce(layanand.tanggal(:sekarang::timestamptz) - :waktu_kejadian::date > 30, false),
        :pencatat::uuid, :rujukan::text, :dapat_dihubungi::boolean)
