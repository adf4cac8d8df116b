-- For the metrics: what waits, since when the oldest that is due does, what has failed for good.
select s.saluran, count(n.id) filter (where n.status = 'menunggu') as menunggu, count(n.id) filter (where n.status = 'gagal') as gagal,
       coalesce(extract(epoch from :sekarang::timestamptz - min(n.dibuat_pada) filter (where n.status = 'menunggu' and n.coba_pada <= :sekarang::timestamptz)), 0)::bigint as tertua_s
  from saluran_notifikasi s
  left join notifikasi n on n.saluran = s.saluran and n.status in ('menunggu', 'gagal')
 group by s.saluran
