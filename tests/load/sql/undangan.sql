-- psql -v tahun=Y -v putaran=R -v dari=A -v banyak=N: N invitations from number A on; the token of number n is n in 22 digits, for round n modulo R.
select set_config('layanand.peran', 'sistem', false), set_config('layanand.skm', '1', false);
set session_replication_role = replica;
set synchronous_commit = off;
insert into skm_undangan (hash, survei_id)
select sha256(lpad(n::text, 22, '0')::bytea), ('0008000000007000' || 8000000000000001 + :tahun * 100000 + n % :putaran)::uuid
  from generate_series(:dari::bigint, :dari::bigint + :banyak - 1) n;
