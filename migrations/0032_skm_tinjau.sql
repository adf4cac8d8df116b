-- Surveys reviewed: break-downs looked at all together, and invitations with a last day.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- who is in which groups
-- How many answers are in the same group of every break-down: what can be told by adding up and subtracting groups is withheld
-- (src/skm/tahan_jalin.c). Two break-downs at a time were not enough: three and more can be added and subtracted as well.
drop function layanand.skm_silang(uuid);
create function layanand.skm_sel(p_survei uuid) returns table (jenis_kelamin text, usia text, pendidikan text, pekerjaan text, layanan text, banyak bigint)
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
         group by r.jenis_kelamin, r.usia, r.pendidikan, r.pekerjaan, r.layanan
         order by 1, 2, 3, 4, 5;
    perform set_config('layanand.skm', '', true);
end $$;

-- ---------------------------------------------------------------- invitations end
alter table skm_undangan add column berlaku_sampai date;
comment on column skm_undangan.berlaku_sampai is 'last local day on which it is taken; NULL: as long as the round takes answers';

create or replace function layanand.skm_jawab(p_survei uuid, p_token text, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    s record;
    nilai smallint[];
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23)), set_config('layanand.skm', '1', true);
    select b.status, v.akses into s from berkas b join skm_survei v on v.berkas_id = b.id where b.id = p_survei;
    if coalesce(s.status, 'rancangan') = 'rancangan' then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif s.status <> 'dibuka' then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    elsif p_token is null and s.akses = 'undangan' then
        raise exception 'perlu undangan' using constraint = 'skm_perlu_undangan';
    end if;
    nilai := layanand.skm_nilai(p_survei, p_jawaban, p_layanan);
    if p_token is not null then
        delete from skm_undangan u
         where u.hash = sha256(convert_to(p_token, 'UTF8')) and u.survei_id = p_survei and coalesce(u.berlaku_sampai, 'infinity') >= p_hari;
        if not found then
            raise exception 'undangan tidak berlaku' using constraint = 'skm_undangan_habis';
        end if;
    end if;
    perform layanand.skm_simpan_satu(p_survei, 'daring', p_hari, nilai, p_profil, p_layanan, p_saran);
    perform set_config('layanand.skm', '', true);
    return true;
end $$;

revoke execute on all functions in schema layanand from public;
grant execute on function layanand.skm_sel(uuid), layanand.skm_jawab(uuid, text, jsonb, jsonb, uuid, text, date) to layanand_daemon;
