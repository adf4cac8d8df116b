-- Events in an order that a later commit cannot break: by era and transaction, and only those before which no transaction
-- can still be running. Per-client policy: the free words of citizens are not passed on, and of a protected complaint no words.
select k.id, k.jenis, k.waktu, k.proses,
       b.id as "berkas.id", b.nomor as "berkas.nomor",
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       k.pelaku,
       case when k.pelaku not in ('masyarakat', 'publik') and coalesce(b.kerahasiaan, 'terbuka') = 'terbuka' then k.catatan end as catatan,
       k.data, encode(k.hash, 'hex') as hash,
       json_build_array(k.era, k.transaksi::text, k.id)::text as _cursor
  from (select x.* from kejadian x
         where (x.era < (select u.era from umpan u) or x.transaksi < (select layanand.umpan_batas()))
           and (x.era, x.transaksi, x.id) > ((select coalesce((:setelah::json ->> 0)::integer, 0)),
                                             (select coalesce((:setelah::json ->> 1)::xid8, '0')),
                                             (select coalesce((:setelah::json ->> 2)::uuid, '00000000-0000-0000-0000-000000000000')))
           and (:jenis::text is null
                or case when :jenis::text like '%.*' then starts_with(x.jenis, rtrim(:jenis::text, '*')) else x.jenis = :jenis::text end)
         order by x.era, x.transaksi, x.id
         -- A page is never longer; as a constant, so that the planner knows it too.
         limit 101) k
  left join berkas b on b.id = k.berkas_id
  left join penyelenggara o on o.id = k.penyelenggara_id
 order by k.era, k.transaksi, k.id
 limit :limit::integer + 1
