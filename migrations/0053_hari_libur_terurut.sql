-- How many working days are left is asked for every deadline that anybody sees. The holidays that fall on working days stand in the row of the
-- calendar, in order, so that counting those between two days is two binary searches (width_bucket) and not a query for each deadline.
select set_config('layanand.peran', 'sistem', true);

alter table kalender add column libur date[] not null default '{}';
comment on column kalender.libur is 'holidays from Monday to Friday, each day once, in order; kept by the trigger hari_libur_terurut';

create function layanand.hari_libur_terurut() returns trigger language plpgsql as $$
begin
    update public.kalender
       set libur = array(select distinct l.tanggal from public.hari_libur l where extract(isodow from l.tanggal) < 6 order by l.tanggal);
    return null;
end $$;
comment on function layanand.hari_libur_terurut is 'keeps kalender.libur; the trigger hari_libur_versi has already made sure that the row of the calendar may be changed';
revoke execute on function layanand.hari_libur_terurut from public;
grant execute on function layanand.hari_libur_terurut to layanand_daemon;
create trigger hari_libur_terurut after insert or update or delete on hari_libur for each statement execute function layanand.hari_libur_terurut();
update kalender
   set libur = array(select distinct l.tanggal from hari_libur l where extract(isodow from l.tanggal) < 6 order by l.tanggal);

-- Working days after `dari` up to and including `sampai`; negative when `sampai` comes first.
create or replace function layanand.hari_kerja_sampai(dari date, sampai date) returns integer language sql stable parallel safe as $$
    select layanand.hari_pekan_sampai(sampai) - layanand.hari_pekan_sampai(dari) - (width_bucket(sampai, k.libur) - width_bucket(dari, k.libur))
      from public.kalender k
$$;

create or replace view tenggat_tampil with (security_invoker = true) as
    select t.berkas_id, t.id, t.jenis, t.mulai, t.jatuh_tempo, t.panjang as hari, t.satuan,
           case when t.status = 'berjalan' or t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null then
               case t.satuan when 'hari' then t.hari_akhir - k.kini
               else layanand.hari_pekan_sampai(t.hari_akhir) - layanand.hari_pekan_sampai(k.kini)
                  - (width_bucket(t.hari_akhir, k.libur) - width_bucket(k.kini, k.libur))
               end
           end as sisa,
           t.status, t.dasar_hukum, t.terpenuhi_pada,
           t.status = 'berjalan' or t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null as terbuka
      from tenggat t
     cross join (select layanand.tanggal(layanand.sekarang()) as kini, (select c.libur from kalender c) as libur) k;
