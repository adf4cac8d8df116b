update pelaksana set kepala = true where id = :pelaksana::uuid and penyelenggara_id = :penyelenggara::uuid
