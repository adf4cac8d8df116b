insert into uji (id, induk_id) values (:id::integer, :induk_id::integer) returning id
