delete from idempotensi where dibuat_pada < now() - interval '24 hours'
