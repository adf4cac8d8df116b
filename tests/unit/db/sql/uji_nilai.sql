select :a::integer as a, :b::text as b
