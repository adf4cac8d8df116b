update skm_survei set saran_perbaikan = :saran::jsonb where berkas_id = :id::uuid
