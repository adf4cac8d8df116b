update skm_survei set media_publikasi = :media::jsonb, diterbitkan_pada = :sekarang::timestamptz where berkas_id = :id::uuid
