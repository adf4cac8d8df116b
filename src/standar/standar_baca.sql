select t.* from standar_tampil t where t.id = :id::uuid
