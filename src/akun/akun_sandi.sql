-- The same password hashed with today's costs.
update akun set sandi = :sandi::text where id = :id::uuid
