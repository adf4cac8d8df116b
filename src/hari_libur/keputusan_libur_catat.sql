-- The decree with what it adds and takes away; the calendar itself changes last.
with k as (
    insert into keputusan_libur (id, nomor, tanggal, tahun, jenis, tentang, dicatat_pada)
    values (:id::uuid, :nomor::text, :tanggal::date, :tahun::smallint, :jenis::text, :tentang::text, :sekarang::timestamptz)
    returning id
)
insert into perubahan_libur (keputusan_id, perubahan, tanggal, nama, jenis)
select k.id, x.perubahan, x.tanggal, x.nama, x.jenis
  from k
 cross join (select 'tambah' as perubahan, t.* from jsonb_to_recordset(:tambah::jsonb) t (tanggal date, nama text, jenis text)
             union all
             select 'hapus', h.* from jsonb_to_recordset(:hapus::jsonb) h (tanggal date, nama text, jenis text)) x
