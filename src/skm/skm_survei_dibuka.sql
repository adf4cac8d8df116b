update skm_survei set dibuka_pada = :sekarang::timestamptz where berkas_id = :id::uuid
