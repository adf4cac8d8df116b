select 7 as bulat, 9007199254740993::bigint as besar, 78.740::numeric(9, 3) as desimal, true as benar, false as salah,
       'teks "kutip"'::text as teks, null::text as kosong, '2026-03-09'::date as tanggal,
       '2026-03-10 09:15:00.25+07'::timestamptz as waktu, 'infinity'::timestamptz as selamanya,
       '{"a": [1, null]}'::jsonb as data, '019583a0-0000-7000-8000-000000000001'::uuid as "penyelenggara.id",
       'Dinas'::text as "penyelenggara.nama", 'Kab'::text as "penyelenggara.induk.nama", null::numeric as "lokasi.lintang",
       null::numeric as "lokasi.bujur", 'NaN'::float8 as bukan_angka, 3 as _versi, 'posisi' as _cursor
