-- The standard of a service that was in force on a day, today when none is named.
select t.* from standar_tampil t
 where t.id = layanand.standar_berlaku(:id::uuid, coalesce(:pada::date, layanand.tanggal(:sekarang::timestamptz)))
