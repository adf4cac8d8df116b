update skm_survei set ditutup_pada = :sekarang::timestamptz where berkas_id = :id::uuid
