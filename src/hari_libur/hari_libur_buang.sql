-- A year in the file is what the file says: what a later decree took away goes. Local holidays are kept by the regency itself.
with berkas as (
    select x.tanggal, x.nama from jsonb_to_recordset(:isi::jsonb) as x (tanggal date, nama text)
)
delete from hari_libur l
 where l.jenis <> 'libur_daerah'
   and extract(year from l.tanggal) in (select extract(year from b.tanggal) from berkas b)
   and not exists (select 1 from berkas b where b.tanggal = l.tanggal and b.nama = l.nama)
