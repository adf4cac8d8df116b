-- A batch of lapsed deadlines with their cases, locked both (the case first), so that another daemon or a user's action at the
-- same time is passed over and what it committed is seen: the lock checks the row again. With :berkas only those of one case,
-- which the caller has locked already. One row for each deadline that a lapse starts.
with klaim as materialized (
    select t.id, t.jenis, t.jatuh_tempo, t.aturan_id,
           b.id as berkas_id, b.proses, b.kelas, b.status, b.eskalasi, b.penyelenggara_id, b.diterima_pada
      from tenggat t
      join berkas b on b.id = t.berkas_id
     where t.status = 'berjalan' and t.jatuh_tempo <= :sekarang::timestamptz - interval '1 second'
       -- Always true; tells the planner that few are due, however many are open.
       and t.jatuh_tempo > :sekarang::timestamptz - interval '200 years'
       and (:berkas::uuid is null or t.berkas_id = :berkas::uuid)
       -- What failed is tried again later, so that it holds up nothing that is due after it.
       and (:berkas::uuid is not null
            or not exists (select 1 from tenggat_tertunda s where s.tenggat_id = t.id and s.coba_lagi_pada > clock_timestamp()))
     order by t.jatuh_tempo, t.id
     limit :batas::integer
       for update of b, t skip locked
)
select k.id, k.jenis, (extract(epoch from k.jatuh_tempo) * 1000000)::bigint as jatuh_tempo_us,
       k.berkas_id, k.proses, k.status, k.eskalasi, k.penyelenggara_id,
       a.lewat_status, (select layanand.tingkat(x, a.lewat_eskalasi) from berkas x where x.id = k.berkas_id) as lewat_eskalasi, a.lewat_ombudsman, a.lewat_kejadian,
       coalesce(a.lewat_status = any (p.status_akhir), false) as menutup,
       -- One open case of a kind for each: what is pending already is not opened again.
       case when not exists (select 1 from berkas y join proses z on z.proses = y.proses
                              where y.asal_id = k.berkas_id and y.proses = a.lewat_membuka and y.status <> all (z.status_akhir))
            then a.lewat_membuka end as lewat_membuka,
       a.lewat_membuka_kelas,
       r.id as aturan_id, r.jenis as aturan_jenis, r.versi as aturan_versi, r.panjang, r.satuan, r.dasar_hukum as aturan_dasar_hukum,
       null::bigint as mulai_us, null::timestamptz as asal_mulai, null::text as asal_panjang,
       (select x.versi from kalender x) as kalender_versi
  from klaim k
  join proses p on p.proses = k.proses
  join aturan_tenggat a on a.id = k.aturan_id
  left join lateral unnest(a.lewat_memulai) m (jenis) on true
  left join aturan_tenggat r on r.proses = k.proses and r.jenis = m.jenis and (r.kelas is null or r.kelas = k.kelas)
        and layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, layanand.tanggal(k.diterima_pada))
 order by k.jatuh_tempo, k.id
