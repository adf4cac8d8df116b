-- The hash of an event is told in the feed and on receipts, and who acted is not. But everything else that goes into the hash is known there, and the ids of officers are
-- public: whoever tried them all had the one who acted, for example the officer who registered for a selection. Random bits that stay here go into it now.
-- Events of before keep their hash; a chain that was written is not written again.

select set_config('layanand.peran', 'sistem', true);

alter table kejadian add column garam bytea;
comment on column kejadian.garam is 'random bits that go into the hash, so that nobody tries out what it was made of; NULL in events of before';

create or replace function layanand.kejadian_hash(k kejadian) returns bytea language plpgsql immutable parallel safe as $$
begin
    return sha256(coalesce(k.hash_sebelum, ''::bytea) || coalesce(k.garam, ''::bytea) || convert_to(
        jsonb_build_array(k.rantai_id, k.urutan, k.id, k.berkas_id, k.proses, k.penyelenggara_id, k.jenis,
                          (extract(epoch from k.waktu) * 1000000)::bigint, k.pelaku, k.pelaku_id, k.catatan, k.data)::text, 'UTF8'));
end $$;

create or replace function layanand.kejadian_rantai() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    sebelum record;
    saklar text;
begin
    -- Events of a case are serialised by the lock on its berkas row; chains outside cases by this lock.
    if new.berkas_id is null then
        perform pg_advisory_xact_lock(hashtextextended(new.rantai_id::text, 7));
    end if;
    saklar := set_config('layanand.rantai', '1', true);
    select k.urutan, k.hash into sebelum from kejadian k where k.rantai_id = new.rantai_id order by k.urutan desc limit 1;
    saklar := set_config('layanand.rantai', '', true);
    new.urutan := coalesce(sebelum.urutan, 0) + 1;
    new.hash_sebelum := sebelum.hash;
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    new.garam := uuid_send(gen_random_uuid());
    new.hash := layanand.kejadian_hash(new);
    return new;
end $$;
create or replace function layanand.kejadian_bawa() returns trigger language plpgsql as $$
begin
    if layanand.peran() is distinct from 'sistem' then
        raise exception 'tempat dalam rantai tidak dibawa sendiri' using errcode = 'insufficient_privilege';
    end if;
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    new.garam := uuid_send(gen_random_uuid());
    new.hash := layanand.kejadian_hash(new);
    return new;
end $$;
