update skm_survei set undangan_dibuat = undangan_dibuat + :banyak::integer where berkas_id = :id::uuid
