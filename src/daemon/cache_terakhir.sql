select coalesce(last_value, 0) as nomor from pg_sequences where schemaname = 'public' and sequencename = 'cache_urutan'
