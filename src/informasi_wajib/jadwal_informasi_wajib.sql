-- What became missing or out of date is told once, in the chain of the agency (P28), where GET /v1/penyelenggara/{id}/riwayat gives it to its head
-- and to everybody. The first time also what is missing from the beginning. What counts is now: of days that are caught up only the last does anything.
-- Ids of one agency keep the order of P28(1).
with kini as materialized (
    select n.penyelenggara_id, n.urutan, n.jenis, n.status from layanand.informasi_wajib_nilai(null, layanand.tanggal(:sekarang::timestamptz)) n
     where :tanggal::date >= layanand.tanggal(:sekarang::timestamptz) - 1
), lama as materialized (
    select k.penyelenggara_id, k.jenis, k.status from informasi_wajib_keadaan k
), berubah as (
    insert into informasi_wajib_keadaan as x (penyelenggara_id, jenis, status, sejak)
    select k.penyelenggara_id, k.jenis, k.status, layanand.tanggal(:sekarang::timestamptz) from kini k
        on conflict (penyelenggara_id, jenis) do update set status = excluded.status, sejak = excluded.sejak where x.status <> excluded.status
    returning x.penyelenggara_id, x.jenis, x.status
)
insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
select b.penyelenggara_id, layanand.uuid_v7(:sekarang::timestamptz + k.urutan * interval '1 millisecond'), 'katalog', b.penyelenggara_id, 'informasi_wajib.' || b.status, :sekarang::timestamptz, 'sistem',
       jsonb_build_object('objek', 'penyelenggara', 'objek_id', b.penyelenggara_id,
                          'sebelum', case when l.status is null then '{}' else jsonb_build_object(b.jenis, l.status) end,
                          'sesudah', jsonb_build_object(b.jenis, b.status))
  from berubah b
  join kini k on k.penyelenggara_id = b.penyelenggara_id and k.jenis = b.jenis
  left join lama l on l.penyelenggara_id = b.penyelenggara_id and l.jenis = b.jenis
 where b.status in ('belum_ada', 'kedaluwarsa')
 order by b.penyelenggara_id, k.urutan
