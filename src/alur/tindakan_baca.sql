-- The case, the rule for this action on the day the case was received, whether this caller may, and one row for each
-- deadline that the action starts. No row: the caller does not see the case. :sistem: the daemon asks in its own name.
select b.id, b.nomor, b.status, b.kelas, b.versi, b.eskalasi, b.pembukaan_ulang, b.penyelenggara_id, b.penyelenggara_sebelum,
       b.pemilik_id, b.terlapor_id, b.pelaksana_id, b.kerahasiaan,
       a.id is not null as ada, coalesce(a.berhak or a.telah, false) as berhak, coalesce(a.telah, false) as telah, coalesce(a.berlaku, false) as berlaku,
       a.cabang, a.ke, coalesce(a.ke = any (p.status_akhir), false) as menutup, a.memenuhi, a.buka_ulang, a.kejadian, a.dasar_hukum,
       case when not coalesce(a.berhak and a.berlaku, false) then
           array_to_string(array(select x.tindakan from aturan_tindakan x
                                  where layanand.boleh(b, x, t.terbuka, o.induk_id)
                                  group by x.tindakan order by min(x.urutan)), ', ') end as boleh,
       coalesce(t.ada_lewat, false) as ada_lewat,
       r.id as aturan_id, r.jenis as aturan_jenis, r.versi as aturan_versi, r.panjang, r.satuan, r.dasar_hukum as aturan_dasar_hukum,
       (extract(epoch from n.jatuh_tempo) * 1000000)::bigint as mulai_us, n.asal_mulai, n.asal_panjang::text as asal_panjang,
       (select k.versi from kalender k) as kalender_versi
  from berkas b
  join proses p on p.proses = b.proses
  join penyelenggara o on o.id = b.penyelenggara_id
 cross join lateral (
        select array_agg(y.jenis) as terbuka,
               bool_or(y.status = 'berjalan' and y.jatuh_tempo <= :sekarang::timestamptz - interval '1 second') as ada_lewat
          from tenggat y
         where y.berkas_id = b.id
           and (y.status = 'berjalan' or y.status = 'lewat' and y.terpenuhi_pada is null and y.gugur_pada is null)) t
  left join lateral (
        select x.*,
               layanand.aturan_berlaku(b, x) and (x.perlu_tenggat is null or x.perlu_tenggat = any (t.terbuka)) as berlaku,
               case when :sistem::boolean then 'sistem' = any (layanand.aturan_pelaku(b, x))
                    else layanand.pelaku_cocok(b, layanand.aturan_pelaku(b, x), o.induk_id) end as berhak,
               not :sistem::boolean and x.sudah <> '{}' and layanand.pelaku_cocok(b, x.sudah, o.induk_id) as telah
          from aturan_tindakan x
         where layanand.aturan_kena(b, x) and x.tindakan = :tindakan::text and x.cabang = any (:cabang::text[])
         order by coalesce(layanand.aturan_berlaku(b, x) and (x.perlu_tenggat is null or x.perlu_tenggat = any (t.terbuka)), false) desc,
                  x.urutan, x.cabang
         limit 1) a on true
  left join lateral unnest(a.memulai) with ordinality m (jenis, ke) on true
  left join aturan_tenggat r on r.proses = b.proses and r.jenis = m.jenis
        and (r.kelas is null or r.kelas = coalesce(:kelas::text, b.kelas))
        and layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, layanand.tanggal(b.diterima_pada))
  left join lateral (
        -- The one that it continues; counted in working days, it may move yet.
        select y.jatuh_tempo, case when y.satuan = 'hari_kerja' then coalesce(y.asal_mulai, y.mulai) end as asal_mulai,
               case when y.satuan = 'hari_kerja' then y.asal_panjang || y.panjang end as asal_panjang
          from tenggat y
         where y.berkas_id = b.id and y.jenis = r.mulai_sesudah and y.status = 'berjalan'
         order by y.jatuh_tempo desc
         limit 1) n on true
 where b.id = :berkas::uuid and b.proses = :proses::text
 order by m.ke
