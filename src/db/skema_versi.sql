-- The newest migration applied, for /readyz: the daemon serves only the schema it was built for.
select coalesce(max(nomor), 0) as nomor from skema_migrasi
