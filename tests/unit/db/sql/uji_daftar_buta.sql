select n as id from generate_series(1, :n::integer) n
