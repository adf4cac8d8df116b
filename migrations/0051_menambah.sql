-- Who only sees a case adds nothing to it. What belongs to a case had been added, at the database, by whoever saw it; since some cases are everybody's to see, that
-- was everybody. The history is now written by whoever opened or moved the case in the same transaction, which the policies and guards of the case let him do.

select set_config('layanand.peran', 'sistem', true);

-- Owns the case, handles it, has handed it on or takes part in it.
create function layanand.berkas_bertindak(b berkas) returns boolean language plpgsql stable parallel safe as $$
begin
    return coalesce(b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses(), false)
        or layanand.menangani(b.proses, b.penyelenggara_id, b.pelaksana_id, b.terlapor_id)
        or layanand.menangani(b.proses, b.penyelenggara_sebelum, null, b.terlapor_id)
        or b.proses = 'seleksi' and layanand.pihak_bertindak(b);
end $$;
comment on function layanand.berkas_bertindak is 'whether the caller may add to what belongs to this case, beside seeing it';

-- Whether an event in the name of the daemon is what a rule makes of this case at this moment: a deadline that has just lapsed, an action that follows by itself
-- and stands as it left it, the opening of a case by a lapse.
create function layanand.kejadian_akibat(p_berkas uuid, p_jenis text, p_waktu timestamptz) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.tenggat t
                     join public.aturan_tenggat r on r.id = t.aturan_id
                    where t.berkas_id = p_berkas and t.status = 'lewat' and t.lewat_dicatat_pada = p_waktu and p_jenis in ('tenggat.lewat', r.lewat_kejadian))
        or exists (select from public.berkas b
                     join public.aturan_tindakan a on a.proses = b.proses and a.kejadian = p_jenis
                    where b.id = p_berkas and b.status = coalesce(a.ke, b.status)
                      and (a.dari = '{}' and b.asal_tenggat_id is not null and b.dibuat_pada = p_waktu
                           or a.dari <> '{}' and 'sistem' = any (a.pelaku || a.pelaku_ulang || a.pelaku_puncak)));
end $$;

alter policy kejadian_tambah on kejadian with check (
    case when layanand.peran() = 'sistem' then true
        when berkas_id is not null then (select b.xmin = pg_current_xact_id()::xid and b.proses = kejadian.proses from berkas b where b.id = kejadian.berkas_id)
        when layanand.peran() in ('pelaksana', 'kepala_penyelenggara') then layanand.dalam_lingkup(penyelenggara_id)
        when layanand.peran() = 'bagian_organisasi' then true
        else false
    end);
-- Dated when it happens; an officer signs with his own name (an anonymous complainant is not written down).
alter policy kejadian_atas_nama_sendiri on kejadian with check (
    layanand.peran() = 'sistem'
    or waktu = layanand.sekarang()
       and case when pelaku = (select layanand.peran())
                then pelaku_id = (select layanand.saya())
                     or pelaku_id is null and (select layanand.peran()) not in ('pelaksana', 'kepala_penyelenggara', 'bagian_organisasi')
                else pelaku = 'sistem' and pelaku_id is null and layanand.kejadian_akibat(berkas_id, jenis, waktu) end);

-- A lapse is written before the case has moved, everything else after it.
alter policy tenggat_buat on tenggat with check (
    layanand.peran() = 'sistem' or (select b.xmin = pg_current_xact_id()::xid from berkas b where b.id = tenggat.berkas_id));
alter policy tenggat_ubah on tenggat using (
    layanand.peran() = 'sistem'
    or (select b.xmin = pg_current_xact_id()::xid or layanand.berkas_bertindak(b) from berkas b where b.id = tenggat.berkas_id));
alter policy lampiran_buat on lampiran with check (layanand.peran() = 'sistem' or layanand.berkas_digarap(berkas_id));
-- An identity comes with its case.
alter policy identitas_buat on identitas with check (
    layanand.peran() = 'sistem' or (select b.xmin = pg_current_xact_id()::xid from berkas b where b.id = identitas.berkas_id));

-- As before; and a case begins at its beginning, which nobody makes public by opening it but the daemon.
create or replace function layanand.berkas_umpan() returns trigger language plpgsql as $$
declare
    awal boolean;
begin
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    if tg_op = 'INSERT' then
        select p.tugas, new.status = any (p.status_umum), new.status = p.status_awal into new.tugas, new.umum, awal from public.proses p where p.proses = new.proses;
        if (new.umum or awal is not true) and not layanand.tidak_dijaga() then
            raise exception 'berkas dibuka pada keadaan awalnya' using errcode = 'insufficient_privilege';
        end if;
    elsif new.status is distinct from old.status then
        new.umum := (select new.status = any (p.status_umum) from public.proses p where p.proses = new.proses);
    else
        new.umum := old.umum;
    end if;
    return new;
end $$;

-- As before; and who has just withdrawn: his part is gone before the case says so. (Without this the case kept its version, as if nothing had happened.)
create or replace function layanand.pihak_bertindak(b berkas) returns boolean language plpgsql stable parallel safe as $$
begin
    return b.ditutup_pada is null
           and (layanand.pihak(b.id) is not null
                or exists (select from public.seleksi_peserta s where s.berkas_id = b.id and s.pelaksana_id = layanand.saya() and s.status = 'mundur'))
        or exists (select from public.aturan_tindakan a
                    where layanand.aturan_kena(b, a) and layanand.aturan_berlaku(b, a) and 'pelaksana_lain' = any (a.pelaku)
                      and 'pelaksana_lain' = any (layanand.pihak_saya(b)));
end $$;

revoke execute on function layanand.berkas_bertindak(berkas), layanand.kejadian_akibat(uuid, text, timestamptz) from public;
grant execute on function layanand.berkas_bertindak(berkas), layanand.kejadian_akibat(uuid, text, timestamptz) to layanand_daemon;
