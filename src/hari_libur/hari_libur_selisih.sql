-- What a holiday file changes. A year in the file is what the file says: what a later decree took away goes. Local holidays are kept by the
-- regency itself. A day without a decree of its own in the file keeps the one it has, or gets the likeliest one about its year: of those that came before
-- it for joint leave the last, for a national holiday the one that set the year; where there was a choice it is marked as inferred.
with isi as (
    select x.tanggal, x.nama, x.jenis, coalesce(x.keputusan, a.nomor, d.nomor) as keputusan,
           case when x.keputusan is not null then false
                when a.nomor is not null then a.disimpulkan
                else coalesce(d.disimpulkan, false) end as disimpulkan
      from jsonb_to_recordset(:isi::jsonb) as x (tanggal date, nama text, jenis text, keputusan text)
      left join lateral (select k.nomor, l.keputusan_disimpulkan as disimpulkan
                           from hari_libur l join keputusan_libur k on k.id = l.keputusan_id
                          where l.tanggal = x.tanggal and l.nama = x.nama) a on true
      left join lateral (select k.nomor, count(*) over () > 1 as disimpulkan
                           from keputusan_libur k
                          where x.jenis in ('libur_nasional', 'cuti_bersama') and k.jenis <> 'daerah' and k.tahun = extract(year from x.tanggal)
                            and (k.jenis = 'penetapan' or k.tanggal is null or k.tanggal <= x.tanggal)
                          order by x.jenis = 'libur_nasional' and k.jenis = 'penetapan' desc, k.tanggal desc nulls last limit 1) d on true
), ada as (
    select l.tanggal, l.nama, l.jenis, k.nomor as keputusan, l.keputusan_disimpulkan as disimpulkan
      from hari_libur l
      left join keputusan_libur k on k.id = l.keputusan_id
), tambah as (
    select i.* from isi i
     where not exists (select from ada a where a.tanggal = i.tanggal and a.nama = i.nama and a.jenis = i.jenis
                                           and a.keputusan is not distinct from i.keputusan and a.disimpulkan = i.disimpulkan)
), hapus as (
    select a.tanggal, a.nama from ada a
     where exists (select from tambah t where t.tanggal = a.tanggal and t.nama = a.nama)
        or a.jenis <> 'libur_daerah'
           and extract(year from a.tanggal) in (select extract(year from i.tanggal) from isi i)
           and not exists (select from isi i where i.tanggal = a.tanggal and i.nama = a.nama)
)
select (select coalesce(jsonb_agg(t order by t.tanggal, t.nama), '[]') from tambah t) as tambah,
       (select coalesce(jsonb_agg(h order by h.tanggal, h.nama), '[]') from hapus h) as hapus,
       (select count(*) from isi i where i.disimpulkan) as disimpulkan,
       (select count(*) from isi i where i.keputusan is null and i.jenis <> 'libur_daerah') as tanpa
