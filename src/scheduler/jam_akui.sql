insert into daemon (id, mulai, jam_versi) values (:id::uuid, now(), :versi::bigint)
    on conflict (id) do update set jam_versi = excluded.jam_versi
