-- The same password hashed with today's costs, unless there is another by now.
update akun set sandi = :sandi::text where id = :id::uuid and sandi = :lama::text
