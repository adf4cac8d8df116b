select s.seketika from skm_survei s where s.berkas_id = :id::uuid
