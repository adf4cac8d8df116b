-- One at a time per family: a reuse that revokes it must not miss the token that a rotation is just making.
select t.keluarga, pg_advisory_xact_lock(hashtextextended(t.keluarga::text, 13)) as kunci
  from token_segar t
 where t.hash = :hash::bytea
