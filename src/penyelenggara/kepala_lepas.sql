update pelaksana set kepala = false where penyelenggara_id = :penyelenggara::uuid and kepala
