-- What the daemon may not execute: the helper of migrations, and the part of a survey's answer behind the check of who gives it, which only the
-- functions around it call. A migration that grants execute on all functions revokes these again (a test of tests/sql names what it left open).

revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
revoke execute on function layanand.skm_simpan_satu(uuid, text, date, smallint[], jsonb, uuid, text) from layanand_daemon;
