-- A restored dump brings events of transactions that this cluster has not come to yet: a new era begins, after the old one.
update umpan u set era = u.era + 1
 where exists (select 1 from kejadian k where k.era = u.era and k.transaksi >= pg_snapshot_xmax(pg_current_snapshot()))
