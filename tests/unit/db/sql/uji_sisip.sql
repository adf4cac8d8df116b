insert into uji (id, isi) values (:id::integer, :isi::text) returning id
