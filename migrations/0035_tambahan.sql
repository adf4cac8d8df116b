-- How much a complainant may add that moves nothing: one rule for all the ways of adding.

-- True, or the refusal pengaduan_tambahan_penuh: the history of a case is read whole, by everybody who handles it.
create function layanand.tambahan_muat(p_berkas uuid, p_jenis text) returns boolean language plpgsql stable as $$
begin
    if (select count(*) from public.kejadian k where k.berkas_id = p_berkas and k.jenis = p_jenis) >= 20 then
        return layanand.tolak('pengaduan_tambahan_penuh');
    end if;
    return true;
end $$;
revoke execute on function layanand.tambahan_muat(uuid, text) from public;
grant execute on function layanand.tambahan_muat(uuid, text) to layanand_daemon;
