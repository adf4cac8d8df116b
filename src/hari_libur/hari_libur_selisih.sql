-- What a holiday file changes. A year in the file is what the file says: what a later decree took away goes. Local holidays are kept by the
-- regency itself. A day without a decree of its own in the file keeps the one it has, or gets the last one about its year.
with isi as (
    select x.tanggal, x.nama, x.jenis,
           coalesce(x.keputusan,
                    (select k.nomor from hari_libur l join keputusan_libur k on k.id = l.keputusan_id where l.tanggal = x.tanggal and l.nama = x.nama),
                    case when x.jenis in ('libur_nasional', 'cuti_bersama') then
                        (select k.nomor from keputusan_libur k where k.jenis <> 'daerah' and k.tahun = extract(year from x.tanggal)
          order by k.tanggal desc nulls last limit 1)
                    end) as keputusan
      from jsonb_to_recordset(:isi::jsonb) as x (tanggal date, nama text, jenis text, keputusan text)
), ada as (
    select l.tanggal, l.nama, l.jenis, k.nomor as keputusan
      from hari_libur l
      left join keputusan_libur k on k.id = l.keputusan_id
), tambah as (
    select i.* from isi i
     where not exists (select from ada a where a.tanggal = i.tanggal and a.nama = i.nama and a.jenis = i.jenis and a.keputusan is not distinct from i.keputusan)
), hapus as (
    select a.tanggal, a.nama from ada a
     where exists (select from tambah t where t.tanggal = a.tanggal and t.nama = a.nama)
        or a.jenis <> 'libur_daerah'
           and extract(year from a.tanggal) in (select extract(year from i.tanggal) from isi i)
           and not exists (select from isi i where i.tanggal = a.tanggal and i.nama = a.nama)
)
select (select coalesce(jsonb_agg(t order by t.tanggal, t.nama), '[]') from tambah t) as tambah,
       (select coalesce(jsonb_agg(h order by h.tanggal, h.nama), '[]') from hapus h) as hapus
