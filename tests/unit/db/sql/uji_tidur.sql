select pg_sleep(:detik::float8)::text as selesai
