select s.jenis_kelamin, s.usia, s.pendidikan, s.pekerjaan, s.layanan, s.banyak from layanand.skm_sel(:id::uuid) s
