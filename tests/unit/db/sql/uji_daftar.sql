select n as id, 'baris ' || n as isi, 'k' || n as _cursor from generate_series(1, :n::integer) n
