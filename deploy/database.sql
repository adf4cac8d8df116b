-- The database; run once as a superuser with psql after roles.sql: psql -v ON_ERROR_STOP=1 -f roles.sql -f database.sql
select 'create database layanand owner layanand_pemilik encoding ''UTF8'' template template0'
 where not exists (select 1 from pg_database where datname = 'layanand') \gexec
revoke connect, temporary on database layanand from public;
grant connect on database layanand to layanand_migrasi, layanand_daemon;
\connect layanand
revoke all on schema public from public;
alter schema public owner to layanand_pemilik;
