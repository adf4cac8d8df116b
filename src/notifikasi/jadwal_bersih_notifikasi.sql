-- Notices that are done with are kept a quarter of a year: what happened stands in the events, not here. Dead letters stay until somebody has
-- dealt with them.
delete from notifikasi n
 where n.status in ('terkirim', 'dibatalkan', 'ditahan') and n.dibuat_pada < :sekarang::timestamptz - interval '92 days'
