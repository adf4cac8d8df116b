update pengaduan set kekurangan = :kekurangan::jsonb where berkas_id = :berkas::uuid
