select h.ditahan from skm_hasil h where h.survei_id = :id::uuid
