select 1 from layanan l where l.id = :layanan::uuid and l.penyelenggara_id = :penyelenggara::uuid
