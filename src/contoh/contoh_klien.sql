insert into klien (id, rahasia, peran, cakupan) values (:id::text, :rahasia::text, :peran::text, :cakupan::text)
    on conflict (id) do nothing
returning id
