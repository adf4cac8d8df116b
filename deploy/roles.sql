-- The three roles of layanand; run once as a superuser before the database is made (may be run again: it changes nothing then).
--   layanand_pemilik  owns the database and everything in it; nobody logs in as this role
--   layanand_migrasi  logs in for `layanand migrate` and acts as layanand_pemilik
--   layanand_daemon   logs in for the daemon: owns nothing, subject to row-level security
-- Passwords are set apart (\password), or the connections use peer authentication.
do $$
begin
	if not exists (select from pg_roles where rolname = 'layanand_pemilik') then
		create role layanand_pemilik nologin nosuperuser nocreatedb nocreaterole nobypassrls;
	end if;
	if not exists (select from pg_roles where rolname = 'layanand_migrasi') then
		create role layanand_migrasi login nosuperuser nocreatedb nocreaterole nobypassrls noinherit;
	end if;
	if not exists (select from pg_roles where rolname = 'layanand_daemon') then
		create role layanand_daemon login nosuperuser nocreatedb nocreaterole nobypassrls;
	end if;
end
$$;
grant layanand_pemilik to layanand_migrasi;
