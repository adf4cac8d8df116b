-- One objection to a request is pending, also when several are filed at the same moment: they follow one another.

create function layanand.keberatan_satu() returns trigger language plpgsql as $$
declare
    asal uuid := (select b.asal_id from public.berkas b where b.id = new.berkas_id);
begin
    perform pg_advisory_xact_lock(hashtextextended('layanand.keberatan/' || asal, 7));
    if exists (select from public.berkas k join public.proses z on z.proses = k.proses
                where k.asal_id = asal and k.id <> new.berkas_id and k.proses = 'keberatan_informasi' and k.status <> all (z.status_akhir)) then
        perform layanand.tolak('keberatan_masih_terbuka');
    end if;
    return new;
end $$;
create trigger keberatan_informasi_satu before insert on keberatan_informasi for each row execute function layanand.keberatan_satu();
revoke execute on function layanand.keberatan_satu() from public;
grant execute on function layanand.keberatan_satu() to layanand_daemon;
