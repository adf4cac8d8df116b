delete from token_segar where kedaluwarsa < now() - interval '1 day'
