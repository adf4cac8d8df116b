insert into sop_pengaduan (berkas_id, penyelenggara_id, judul, ringkasan, dasar_hukum, kanal, langkah)
values (:berkas::uuid, :penyelenggara_id::uuid, :judul::text, :ringkasan::text, :dasar_hukum::jsonb, :kanal::jsonb, :langkah::jsonb)
