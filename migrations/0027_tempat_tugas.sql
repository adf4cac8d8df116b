-- A duty is one at the agency where it was given: it does not go along when the officer moves. Decisions that are set at the same moment follow one
-- another. And the detail of a request belongs to a case of its process.

select set_config('layanand.peran', 'sistem', true);

-- ---------------------------------------------------------------- where a duty is
alter table penugasan add column penyelenggara_id uuid references penyelenggara (id);
comment on column penugasan.penyelenggara_id is 'where the officer served when it was given: it is a duty there and nowhere else';
update penugasan g set penyelenggara_id = e.penyelenggara_id from pelaksana e where e.id = g.pelaksana_id;
set constraints all immediate;
alter table penugasan alter column penyelenggara_id set not null;

-- Not for the writer to say.
create function layanand.penugasan_tempat() returns trigger language plpgsql as $$
begin
    new.penyelenggara_id := (select e.penyelenggara_id from public.pelaksana e where e.id = new.pelaksana_id);
    return new;
end $$;
create trigger penugasan_tempat before insert on penugasan for each row execute function layanand.penugasan_tempat();

-- Duties that a decision of this agency replaces: those given there, and those that an earlier one of its decisions gave in a UPTD below it.
create function layanand.penugasan_milik(g penugasan, p_penyelenggara uuid) returns boolean language sql stable parallel safe as $$
    select g.penyelenggara_id = p_penyelenggara
        or coalesce((select b.penyelenggara_id = p_penyelenggara from public.berkas b where b.id = g.penetapan_id), false)
$$;

alter policy penugasan_akhiri on penugasan using (
    (select layanand.peran()) = 'kepala_penyelenggara'
    and (layanand.dalam_lingkup(penyelenggara_id)
         or (select layanand.dalam_lingkup(b.penyelenggara_id) from berkas b where b.id = penetapan_id)));

-- Begins with a decision of the agency where the officer serves, or of the one above it, and ends with one of the agency that gave it. What another
-- decision of its kind set meanwhile is not yet seen by the one that is being set: it is then done again (40001), and ends it.
create or replace function layanand.jaga_penugasan() returns trigger language plpgsql as $$
declare
    tempat uuid;
    kelompok text[];
begin
    if layanand.tidak_dijaga() then
        return null;
    end if;
    select b.penyelenggara_id, j.tugas into tempat, kelompok
      from public.penetapan_pelaksana d
      join public.berkas b on b.id = d.berkas_id and b.status = 'ditetapkan'
      join public.jenis_penetapan j on j.jenis = d.jenis and new.tugas = any (j.tugas)
      join public.pelaksana e on e.id = new.pelaksana_id
      join public.penyelenggara o on o.id = e.penyelenggara_id
     where case tg_op when 'INSERT' then d.berkas_id = new.penetapan_id and d.tanggal_keputusan = new.berlaku_dari
                                         and e.aktif and b.penyelenggara_id in (o.id, o.induk_id)
                      else layanand.penugasan_milik(new, b.penyelenggara_id) and d.tanggal_keputusan = new.berlaku_sampai + 1 end
     limit 1;
    if tempat is null then
        raise exception 'penugasan mulai dan berakhir dengan keputusan' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' then
        perform pg_advisory_xact_lock(hashtextextended('layanand.penetapan/' || tempat || kelompok::text, 7));
        if exists (select from public.penugasan g
                    where g.tugas = any (kelompok) and g.penetapan_id is distinct from new.penetapan_id and layanand.penugasan_milik(g, tempat)
                      and (g.berlaku_sampai is null or g.berlaku_sampai >= new.berlaku_dari)) then
            raise exception 'keputusan lain ditetapkan pada saat yang sama' using errcode = 'serialization_failure';
        end if;
    end if;
    return null;
end $$;

-- As before, with the duty at the agency where the officer serves.
create or replace function layanand.petugas_notifikasi(b berkas, p_penerima text) returns setof uuid language sql stable as $$
    select e.id
      from public.pelaksana e
     where p_penerima = 'petugas' and e.aktif and e.id is distinct from b.terlapor_id
       and case when b.pelaksana_id is not null then e.id = b.pelaksana_id
                else e.penyelenggara_id = b.penyelenggara_id
                     and exists (select 1 from public.penugasan t
                                  where t.pelaksana_id = e.id and t.penyelenggara_id = e.penyelenggara_id and t.tugas = b.tugas
                                    and layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, layanand.tanggal(layanand.sekarang()))) end
    union all
    -- The head; of a case about the head, the head above.
    select e.id
      from public.penyelenggara o
      join public.pelaksana e on e.kepala and e.aktif
           and e.penyelenggara_id = case when exists (select 1 from public.pelaksana x where x.id = b.terlapor_id and x.kepala
                                                         and x.penyelenggara_id = o.id) then o.induk_id else o.id end
     where o.id = b.penyelenggara_id and (p_penerima = 'kepala' or p_penerima = 'eskalasi' and b.eskalasi = 1)
    union all
    select k.sub
      from public.kontak_notifikasi k
     where k.peran = 'bagian_organisasi' and k.sub is distinct from b.terlapor_id
       and (p_penerima = 'bagian_organisasi' or p_penerima = 'eskalasi' and b.eskalasi = 2)
$$;

-- As before, with the duty at that agency.
create or replace function layanand.penerima(b berkas, p_penyelenggara uuid, p_pencatat uuid) returns table (nama text, jabatan text)
language sql stable parallel safe as $$
    select e.nama, e.jabatan
      from public.pelaksana e
      left join public.penugasan t on t.pelaksana_id = e.id and t.penyelenggara_id = p_penyelenggara and t.tugas = b.tugas
            and layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, layanand.tanggal(b.diterima_pada))
     where e.id = p_pencatat
        or (e.penyelenggara_id = p_penyelenggara and e.id is distinct from b.terlapor_id and e.aktif and (t.id is not null or e.kepala))
     order by e.id = p_pencatat desc nulls last, t.id is not null desc, e.kepala desc, e.id
     limit 1
$$;

-- ---------------------------------------------------------------- requests and objections
-- A copy of an identity card of before is named by the requester alone: whoever handles the request reads it then.
alter policy permohonan_informasi_buat on permohonan_informasi with check (
    (select b.proses = 'permohonan_informasi' from berkas b where b.id = berkas_id)
    and (salinan_identitas is null or layanand.peran() in ('masyarakat', 'publik', 'sistem')));
alter policy keberatan_informasi_buat on keberatan_informasi with check (
    (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id))
    and (select b.proses = 'keberatan_informasi' from berkas b where b.id = berkas_id));

revoke execute on function layanand.penugasan_tempat(), layanand.penugasan_milik(penugasan, uuid) from public;
grant execute on function layanand.penugasan_tempat(), layanand.penugasan_milik(penugasan, uuid) to layanand_daemon;
