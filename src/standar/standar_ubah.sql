update standar set komponen = :komponen::jsonb where berkas_id = :berkas::uuid
