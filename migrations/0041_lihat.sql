-- Who sees a case, and what he is to it, each in one place. Each process that everybody may see had added a policy to the cases, which
-- every read of every case, deadline and event then set up and evaluated.

select set_config('layanand.peran', 'sistem', true);

alter table proses add column status_umum text[] not null default '{}';
comment on column proses.status_umum is 'states in which everybody may see its cases';
alter table berkas add column umum boolean not null default false;
comment on column berkas.umum is 'everybody may see it, as its process says of its state (proses.status_umum): here so that row-level security finds it in the row';

update proses set status_umum = '{dibuka,dipublikasikan,dilaporkan,ditarik}' where proses = 'skm';
update proses set status_umum = '{ditetapkan,dipublikasikan,diganti}' where proses in ('standar', 'maklumat', 'sop_pengaduan');
update proses set status_umum = '{berjalan,terpenuhi}' where proses = 'kepatuhan_standar';
update proses set status_umum = '{ditetapkan}' where proses = 'penetapan_pelaksana';

create or replace function layanand.berkas_umpan() returns trigger language plpgsql as $$
begin
    new.era := coalesce(nullif(current_setting('layanand.era', true), '')::integer, layanand.era());
    new.transaksi := pg_current_xact_id();
    if tg_op = 'INSERT' then
        select p.tugas, new.status = any (p.status_umum) into new.tugas, new.umum from public.proses p where p.proses = new.proses;
    elsif new.status is distinct from old.status then
        new.umum := (select new.status = any (p.status_umum) from public.proses p where p.proses = new.proses);
    else
        new.umum := old.umum;
    end if;
    return new;
end $$;

-- What was published stays where it is in the feeds.
alter table berkas disable trigger user;
update berkas b set umum = true from proses p where p.proses = b.proses and b.status = any (p.status_umum);
alter table berkas enable trigger user;

-- Documents are judged by their classification of the day, and only when a document is asked for: the function keeps that out of all other plans.
create function layanand.dokumen_terlihat(p_berkas uuid) returns boolean language plpgsql stable parallel safe as $$
begin
    return exists (select from public.dokumen d where d.berkas_id = p_berkas);
end $$;
comment on function layanand.dokumen_terlihat is 'whether the caller may see this document, by the policies of dokumen';
revoke execute on function layanand.dokumen_terlihat from public;
grant execute on function layanand.dokumen_terlihat to layanand_daemon;

drop policy berkas_skm_lihat on berkas;
drop policy berkas_standar_lihat on berkas;
drop policy berkas_penetapan_lihat on berkas;
drop policy berkas_dokumen_lihat on berkas;
alter policy berkas_lihat on berkas using (
    case layanand.peran()
        when 'masyarakat' then pemilik_id = layanand.saya()
        when 'sistem' then true
        when 'ombudsman' then proses = 'pengaduan'
        when 'pelaksana' then terlapor_id is distinct from layanand.saya()
            and (pelaksana_id = layanand.saya()
                 or (layanand.penyelenggara_saya() = penyelenggara_id or layanand.penyelenggara_saya() = penyelenggara_sebelum)
                    and layanand.bertugas(tugas))
        when 'kepala_penyelenggara' then terlapor_id is distinct from layanand.saya()
            and (layanand.penyelenggara_saya() = penyelenggara_id or layanand.penyelenggara_saya() = penyelenggara_sebelum
                 or layanand.dalam_lingkup(penyelenggara_id) or layanand.dalam_lingkup(penyelenggara_sebelum))
        when 'bagian_organisasi' then terlapor_id is distinct from layanand.saya()
        else false
    end
    or umum and layanand.peran() <> ''
    or kode_akses_hash = layanand.kode_akses()
    or case proses when 'skm' then layanand.skm_mencatat()
                   when 'dokumen' then layanand.dokumen_terlihat(id)
                   else false end);

-- What the caller is to a case: the words that rules use in aturan_tindakan.pelaku. An officer or a head has no part in a complaint about himself.
create function layanand.pelaku_saya(b berkas, induk uuid) returns text[] language sql stable parallel safe as $$
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
$$;
comment on function layanand.pelaku_saya is 'what the caller is to this case, in the words of aturan_tindakan.pelaku; NULL: nothing. induk: the parent of its agency';
revoke execute on function layanand.pelaku_saya from public;
grant execute on function layanand.pelaku_saya to layanand_daemon;

create or replace function layanand.pelaku_cocok(b berkas, pelaku text[], induk uuid) returns boolean language sql stable parallel safe as $$
    select coalesce(pelaku && layanand.pelaku_saya(b, induk), false)
$$;

-- What is still owed is asked by itself, not by whether days are left: that was computed twice.
create or replace view tenggat_tampil with (security_invoker = true) as
    select t.berkas_id, t.id, t.jenis, t.mulai, t.jatuh_tempo, t.panjang as hari, t.satuan,
           case when t.status = 'berjalan' or t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null then
               case t.satuan when 'hari' then t.hari_akhir - k.kini
               else layanand.hari_pekan_sampai(t.hari_akhir) - layanand.hari_pekan_sampai(k.kini)
                  - sign(t.hari_akhir - k.kini)::integer
                  * (select count(distinct l.tanggal)::integer from hari_libur l
                      where l.tanggal > least(t.hari_akhir, k.kini) and l.tanggal <= greatest(t.hari_akhir, k.kini)
                        and extract(isodow from l.tanggal) < 6)
               end
           end as sisa,
           t.status, t.dasar_hukum, t.terpenuhi_pada,
           t.status = 'berjalan' or t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null as terbuka
      from tenggat t
     cross join (select layanand.tanggal(layanand.sekarang()) as kini) k;
comment on column tenggat_tampil.terbuka is 'something is still owed: running, or lapsed and neither met nor dropped';
