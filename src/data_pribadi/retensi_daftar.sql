-- @lambat
-- The rules, and what each would erase now: a dry run, since the scheduler reads the same.
select a.id, a.proses, a.apa, a.versi, a.sesudah, a.panjang as hari, a.panjang_permintaan as hari_permintaan, a.dasar_hukum, a.berlaku_dari, a.berlaku_sampai,
       coalesce(h.jumlah, 0) as jatuh_tempo,
       json_build_array(a.apa, a.id)::text as _cursor
  from aturan_retensi a
  left join layanand.retensi_hitung() h on h.aturan_id = a.id
 where (a.apa, a.id) > ((select coalesce(:cursor::json ->> 0, '')), (select coalesce((:cursor::json ->> 1)::uuid, '00000000-0000-0000-0000-000000000000')))
 order by a.apa, a.id
 limit :limit::integer + 1
