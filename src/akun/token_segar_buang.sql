-- What is over can neither be used nor be reused; a login sweeps its account.
delete from token_segar where akun_id = :akun::uuid and kedaluwarsa < :saat::timestamptz
