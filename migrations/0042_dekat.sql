-- "Near me", for agencies and for services: the circle around a point, and the box around the circle in millionths of a degree, by which an index is
-- searched (a degree of latitude is not less than 110.5 km).
create function layanand.lingkaran(p_dekat text, p_radius_m integer)
    returns table (lintang double precision, bujur double precision, radius_m integer, selatan integer, utara integer, barat integer, timur integer)
    language sql immutable parallel safe as $$
    select t.lintang, t.bujur, t.radius_m,
           ((t.lintang - t.radius_m / 110500.0) * 1000000)::integer, ((t.lintang + t.radius_m / 110500.0) * 1000000)::integer,
           ((t.bujur - t.radius_m / (110500.0 * greatest(cosd(t.lintang), 0.01))) * 1000000)::integer,
           ((t.bujur + t.radius_m / (110500.0 * greatest(cosd(t.lintang), 0.01))) * 1000000)::integer
      from (select split_part(p_dekat, ',', 1)::double precision as lintang, split_part(p_dekat, ',', 2)::double precision as bujur,
                   coalesce(p_radius_m, 10000) as radius_m) t
$$;
revoke execute on function layanand.lingkaran(text, integer) from public;
grant execute on function layanand.lingkaran(text, integer) to layanand_daemon;
