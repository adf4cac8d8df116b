-- Break-downs of one round seen together: who subtracts a group of one from a group of another must not be left with a few answers.

create function layanand.skm_silang(p_survei uuid) returns table (jenis_kelamin text, usia text, pendidikan text, pekerjaan text, layanan text, banyak bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not layanand.skm_menangani(p_survei) and layanand.peran() is distinct from 'sistem' then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.skm', '1', true);
    return query
        select r.jenis_kelamin, r.usia, r.pendidikan, r.pekerjaan, r.layanan, count(*)
          from skm_respon r
         where r.survei_id = p_survei and cardinality(array_remove(r.nilai, null)) > 0
         group by grouping sets ((r.jenis_kelamin, r.usia), (r.jenis_kelamin, r.pendidikan), (r.jenis_kelamin, r.pekerjaan), (r.jenis_kelamin, r.layanan),
                                 (r.usia, r.pendidikan), (r.usia, r.pekerjaan), (r.usia, r.layanan), (r.pendidikan, r.pekerjaan),
                                 (r.pendidikan, r.layanan), (r.pekerjaan, r.layanan))
         order by 1, 2, 3, 4, 5;
    perform set_config('layanand.skm', '', true);
end $$;

revoke execute on function layanand.skm_silang(uuid) from public;
grant execute on function layanand.skm_silang(uuid) to layanand_daemon;
