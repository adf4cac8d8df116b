-- What was set is public by itself, without a look at its case: so that the answers that most people ask for can be kept ready, which what is written as often
-- as cases could not be.

-- Whether the caller sees the case: as PL/pgSQL, so that cases are looked at only for what was not set.
create function layanand.melihat_berkas(p_berkas uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.berkas b where b.id = p_berkas);
end $$;

alter policy standar_lihat on standar using (ditetapkan_pada is not null and coalesce(layanand.peran(), '') <> '' or layanand.melihat_berkas(berkas_id));
alter policy maklumat_lihat on maklumat using (berlaku_dari is not null and coalesce(layanand.peran(), '') <> '' or layanand.melihat_berkas(berkas_id));
alter policy sop_pengaduan_lihat on sop_pengaduan using (berlaku_dari is not null and coalesce(layanand.peran(), '') <> '' or layanand.melihat_berkas(berkas_id));
alter policy publikasi_lihat on publikasi using (layanand.melihat_berkas(berkas_id));
alter policy standar_peserta_lihat on standar_peserta using (layanand.melihat_berkas(berkas_id));

-- Only a head sets what is to be set, and a standard only when everything it needs is there, also when a handler forgot to ask.
create or replace function layanand.jaga_standar() returns trigger language plpgsql as $$
begin
    if old.ditetapkan_pada is null then
        if tg_op = 'DELETE' then
            return old;
        elsif not layanand.tidak_dijaga() then
            if (new.berkas_id, new.layanan_id) is distinct from (old.berkas_id, old.layanan_id)
               or new.ditetapkan_pada is not null and layanand.peran() <> 'kepala_penyelenggara' then
                raise exception 'bukan bagian standar yang dapat diubah' using errcode = 'insufficient_privilege';
            elsif new.ditetapkan_pada is not null then
                perform layanand.standar_periksa(old.berkas_id);
            end if;
        end if;
        return new;
    elsif tg_op = 'UPDATE' and old.berlaku_sampai is null
          and to_jsonb(new) - 'berlaku_sampai' = to_jsonb(old) - 'berlaku_sampai' then
        return new;
    end if;
    raise exception 'standar yang sudah ditetapkan tidak berubah' using errcode = 'integrity_constraint_violation', constraint = 'standar_tetap';
end $$;

create or replace function layanand.jaga_ketetapan() returns trigger language plpgsql as $$
begin
    if old.berlaku_dari is null then
        if tg_op = 'DELETE' then
            return old;
        elsif not layanand.tidak_dijaga()
              and ((new.berkas_id, new.penyelenggara_id) is distinct from (old.berkas_id, old.penyelenggara_id)
                   or new.berlaku_dari is not null and layanand.peran() <> 'kepala_penyelenggara') then
            raise exception 'bukan bagian ketetapan yang dapat diubah' using errcode = 'insufficient_privilege';
        end if;
        return new;
    elsif tg_op = 'UPDATE' and old.berlaku_sampai is null
          and to_jsonb(new) - 'berlaku_sampai' = to_jsonb(old) - 'berlaku_sampai' then
        return new;
    end if;
    raise exception 'yang sudah ditetapkan tidak berubah' using errcode = 'integrity_constraint_violation', constraint = 'ketetapan_tetap';
end $$;

-- As before, with ids in the order in which the media were named.
create or replace function layanand.publikasikan(p_berkas uuid, p_tanggal date, p_media jsonb, p_waktu timestamptz) returns void language plpgsql as $$
begin
    if p_tanggal > layanand.tanggal(p_waktu) then
        perform layanand.tolak('tanggal_di_depan', '/tanggal');
    end if;
    insert into publikasi (id, berkas_id, tanggal, media, keterangan, tautan, dicatat_pada)
    select layanand.uuid_v7(p_waktu + m.urutan * interval '1 millisecond'), p_berkas, p_tanggal, m.v ->> 'media', m.v ->> 'keterangan', m.v ->> 'tautan', p_waktu
      from jsonb_array_elements(p_media) with ordinality m (v, urutan);
end $$;

select layanand.cache_ikut(t::regclass) from unnest(array['standar', 'standar_peserta', 'publikasi', 'maklumat', 'sop_pengaduan']) t;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
