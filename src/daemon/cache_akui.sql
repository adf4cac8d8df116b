insert into daemon (id, mulai, jam_versi, cache_nomor) values (:id::uuid, now(), 0, :nomor::bigint)
    on conflict (id) do update set cache_nomor = greatest(daemon.cache_nomor, excluded.cache_nomor)
