select t.* from maklumat_tampil t where t.id = :id::uuid
