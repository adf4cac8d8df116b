-- The version of the calendar in force, and the first transaction that may still be running: what it starts is not seen yet.
select k.versi, pg_snapshot_xmin(pg_current_snapshot())::text as sejak from kalender k
