select t.* from sop_pengaduan_tampil t where t.id = :id::uuid
