select s.populasi, s.metode = 'sensus' as sensus from skm_survei s where s.berkas_id = :id::uuid
