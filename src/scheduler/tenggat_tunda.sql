-- Again after 1, 2, 4 ... seconds, at most an hour (machine time: whether the legal clock runs has nothing to do with it).
insert into tenggat_tertunda as s (tenggat_id, gagal, coba_lagi_pada, sqlstate)
values (:tenggat::uuid, 1, clock_timestamp() + interval '1 second', :sqlstate::text)
    on conflict (tenggat_id) do update
       set gagal = s.gagal + 1, sqlstate = excluded.sqlstate,
           coba_lagi_pada = clock_timestamp() + least(interval '1 hour', interval '1 second' * 2 ^ least(s.gagal, 12))
