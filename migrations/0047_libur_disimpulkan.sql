-- A holiday whose file does not name its decree, in a year of several decrees, gets the likeliest one; that it was inferred stands beside it now.

select set_config('layanand.peran', 'sistem', true);

alter table hari_libur add column keputusan_disimpulkan boolean not null default false;
comment on column hari_libur.keputusan_disimpulkan is 'no file and no decree said which decree is behind it, and it could be more than one: inferred from year and kind';

-- What was imported so far was not kept apart by what its file said: only what a decree recorded here is certain, or the only decree about its year.
update hari_libur l set keputusan_disimpulkan = true
 where l.keputusan_id is not null and l.jenis <> 'libur_daerah'
   and (select count(*) from keputusan_libur k where k.jenis <> 'daerah' and k.tahun = extract(year from l.tanggal)) > 1
   and not exists (select from perubahan_libur p where p.keputusan_id = l.keputusan_id and p.tanggal = l.tanggal);
