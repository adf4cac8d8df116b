-- Whether there are parts in the cases of a process is said by its row, as what everybody may see is. Three functions and a policy had named the
-- one process that has them, so that the next would have had to write each of them again.

select set_config('layanand.peran', 'sistem', true);

alter table proses add column berpihak boolean not null default false;
comment on column proses.berpihak is 'people have parts in its cases (berkas_pihak)';
alter table berkas add column berpihak boolean not null default false;
comment on column berkas.berpihak is 'people have parts in it, as its process says: here so that rules and row-level security find it in the row';

update proses set berpihak = true where proses = 'seleksi';
-- Nothing has happened to the cases: they stay where they are in the feeds.
alter table berkas disable trigger user;
update berkas set berpihak = true where proses = 'seleksi';
alter table berkas enable trigger user;

create or replace function layanand.berkas_umpan() returns trigger language plpgsql as $$
declare
    awal boolean;
begin
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    if tg_op = 'INSERT' then
        select p.tugas, p.berpihak, new.status = any (p.status_umum), new.status = p.status_awal
          into new.tugas, new.berpihak, new.umum, awal
          from public.proses p where p.proses = new.proses;
        if (new.umum or awal is not true) and not layanand.tidak_dijaga() then
            raise exception 'berkas dibuka pada keadaan awalnya' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    new.berpihak := old.berpihak;
    new.umum := old.umum;
    if new.status is distinct from old.status then
        new.umum := (select new.status = any (p.status_umum) from public.proses p where p.proses = new.proses);
    end if;
    return new;
end $$;

create or replace function layanand.pelaku_saya(b berkas, induk uuid) returns text[] language sql stable parallel safe as $$
    select case layanand.peran()
               when 'masyarakat' then case when b.pemilik_id = layanand.saya() then array['pemilik'] end
               when 'ombudsman' then array['ombudsman']
               when 'pelaksana' then
                   case when b.terlapor_id = layanand.saya() then null
                        when b.penyelenggara_id = layanand.penyelenggara_saya() and layanand.bertugas(b.tugas) then array['petugas', 'pengelola']
                        when b.pelaksana_id = layanand.saya() then array['petugas'] end
               when 'kepala_penyelenggara' then
                   case when b.terlapor_id = layanand.saya() then null
                        when layanand.penyelenggara_saya() in (b.penyelenggara_id, induk) then array['petugas', 'pengelola', 'kepala_penyelenggara'] end
               when 'bagian_organisasi' then
                   case when b.terlapor_id = layanand.saya() then null else array['petugas', 'pengelola', 'bagian_organisasi'] end
           end
        || case when b.kode_akses_hash = layanand.kode_akses() then array['pemilik'] end
        || case when b.berpihak then layanand.pihak_saya(b) end
$$;

create or replace function layanand.berkas_bertindak(b berkas) returns boolean language plpgsql stable parallel safe as $$
begin
    return coalesce(b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses(), false)
        or layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
        or layanand.menangani(b.proses, b.penyelenggara_sebelum, null, b.terlapor_id)
        or b.berpihak and layanand.pihak_bertindak(b);
end $$;

alter policy berkas_pihak_ubah on berkas using (berpihak and layanand.pihak_bertindak(berkas));
