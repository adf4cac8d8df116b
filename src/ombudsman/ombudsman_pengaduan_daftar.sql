-- Complaints in the order in which their changes were committed, so that a reader who goes on from its cursor, or from the
-- diperbarui_pada of the last row it has, misses nothing: a change dated earlier but committed later comes later. Where
-- :diperbarui_sejak lies in that order is told by the first event at or after it. :nama: names opened by the handler, by case.
with sejak as materialized (
    select k.era, k.transaksi from kejadian k
     where k.waktu >= :diperbarui_sejak::timestamptz
     order by k.waktu, k.era, k.transaksi limit 1
), awal as materialized (
    -- The first page begins at the earliest place that can hold one of them, not at the first complaint ever.
    select a.era, a.transaksi
      from (select s.era, s.transaksi from sejak s
            union all
            (select x.era, x.transaksi from berkas x
              where :cursor::json is null and x.proses = 'pengaduan' and x.diperbarui_pada >= :diperbarui_sejak::timestamptz
              order by x.era, x.transaksi limit 1)) a
     order by a.era, a.transaksi limit 1
)
select b.id, b.nomor, p.rujukan_ombudsman as nomor_laporan, b.status, b.kelas as klasifikasi, p.kanal,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       p.judul, b.kerahasiaan, :nama::jsonb ->> b.id::text as "pengadu.nama",
       b.eskalasi, b.pembukaan_ulang,
       (select coalesce(json_agg(distinct t.jenis), '[]') from tenggat t where t.berkas_id = b.id and t.status = 'lewat') as tenggat_lewat,
       array_to_json(array(select x from (
            select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
              from tenggat_tampil t where t.berkas_id = b.id order by t.mulai, t.id) x)) as tenggat,
       -- A page holds a hundred cases, and anybody may write much into one: the latest events, with the beginning of their words.
       array_to_json(array(select x from (
            select y.urutan, y.jenis, y.waktu, y.pelaku,
                   case when length(y.catatan) > 300 then left(y.catatan, 299) || '…' else y.catatan end as catatan
              from (select k.urutan, k.jenis, k.waktu, k.pelaku,
                           case when k.pelaku not in ('masyarakat', 'publik') or b.kerahasiaan = 'terbuka' then k.catatan end as catatan
                      from kejadian k where k.berkas_id = b.id order by k.urutan desc limit 30) y
             order by y.urutan) x)) as riwayat,
       b.dibuat_pada, b.diperbarui_pada,
       json_build_array(b.era, b.transaksi::text, b.id)::text as _cursor, i.isi as _isi
  from (select x.* from berkas x
           where x.proses = 'pengaduan'
             and (x.era < (select u.era from umpan u) or x.transaksi < (select layanand.umpan_batas()))
             and (:diperbarui_sejak::timestamptz is null or x.diperbarui_pada >= :diperbarui_sejak::timestamptz
                  or (x.era, x.transaksi) >= (select s.era, s.transaksi from sejak s))
             and (:status::text is null or x.status = :status::text)
             and (:terlambat::boolean is null
                  or :terlambat::boolean = exists (
                      select 1 from tenggat t
                       where t.berkas_id = x.id and t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null))
             and (x.era, x.transaksi, x.id) > ((select coalesce((:cursor::json ->> 0)::integer, (select a.era from awal a), 0)),
                                               (select coalesce((:cursor::json ->> 1)::xid8, (select a.transaksi from awal a), '0')),
                                               (select coalesce((:cursor::json ->> 2)::uuid, '00000000-0000-0000-0000-000000000000')))
         order by x.era, x.transaksi, x.id
         -- A page is never longer; as a constant, so that the planner knows it too.
         limit 101) b
  join pengaduan p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
  left join identitas i on i.berkas_id = b.id
 order by b.era, b.transaksi, b.id
 limit :limit::integer + 1
