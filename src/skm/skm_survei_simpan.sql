insert into skm_survei (berkas_id, layanan_id, judul, tahun, periode, metode, populasi, pelaksana_survei, nama_pihak_ketiga, akses,
                        metode_hitung, metode_versi, seketika, menggantikan_id)
values (:id::uuid, :layanan::uuid, :judul::text, :tahun::smallint, :periode::text, :metode::text, :populasi::integer,
        :pelaksana_survei::text, :nama_pihak_ketiga::text, :akses::text, :metode_hitung::text, :versi::integer,
        :seketika::boolean, :menggantikan_id::uuid)
on conflict (berkas_id) do update
   set layanan_id = excluded.layanan_id, judul = excluded.judul, tahun = excluded.tahun, periode = excluded.periode,
       metode = excluded.metode, populasi = excluded.populasi, pelaksana_survei = excluded.pelaksana_survei,
       nama_pihak_ketiga = excluded.nama_pihak_ketiga, akses = excluded.akses, metode_hitung = excluded.metode_hitung,
       metode_versi = excluded.metode_versi, seketika = excluded.seketika, menggantikan_id = excluded.menggantikan_id
