insert into standar (berkas_id, layanan_id, komponen) values (:berkas::uuid, :id::uuid, :komponen::jsonb)
