delete from skm_unsur where survei_id = :survei::uuid
