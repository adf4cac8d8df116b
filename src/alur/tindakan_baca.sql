-- The case, the rule for this action on the day the case was received, whether this caller may, and one row for each
-- deadline that the action starts. No row: the caller does not see the case.
select b.id, b.nomor, b.status, b.kelas, b.versi, b.eskalasi, b.pembukaan_ulang, b.penyelenggara_id, b.penyelenggara_sebelum,
       b.pemilik_id, b.terlapor_id, b.pelaksana_id, b.kerahasiaan,
       a.id is not null as ada, coalesce(a.berhak, false) as berhak, coalesce(a.berlaku, false) as berlaku,
       a.cabang, a.ke, coalesce(a.ke = any (p.status_akhir), false) as menutup, a.memenuhi, a.buka_ulang, a.kejadian, a.dasar_hukum,
       case when not coalesce(a.berhak and a.berlaku, false) then array_to_string(layanand.tindakan_boleh(b), ', ') end as boleh,
       exists (select 1 from tenggat t where t.berkas_id = b.id and t.status = 'berjalan'
                  and t.jatuh_tempo <= :sekarang::timestamptz - interval '1 second') as ada_lewat,
       r.id as aturan_id, r.jenis, r.versi as aturan_versi, r.panjang, r.satuan, r.dasar_hukum as tenggat_dasar_hukum
  from berkas b
  join proses p on p.proses = b.proses
  left join lateral (
        select x.*,
               layanand.aturan_berlaku(b, x) and layanand.tenggat_terbuka(b.id, x.perlu_tenggat) as berlaku,
               case when :sistem::boolean then 'sistem' = any (layanand.aturan_pelaku(b, x))
                    else layanand.aturan_pelaku(b, x) && layanand.sebagai(b) end as berhak
          from aturan_tindakan x
         where x.proses = b.proses and x.tindakan = :tindakan::text and x.cabang = any (:cabang::text[])
           and layanand.aturan_hari(x.berlaku_dari, x.berlaku_sampai, layanand.tanggal(b.diterima_pada))
         order by berlaku desc, x.urutan, x.cabang
         limit 1) a on true
  left join lateral unnest(a.memulai) with ordinality m (jenis, ke) on true
  left join aturan_tenggat r on r.proses = b.proses and r.jenis = m.jenis
        and (r.kelas is null or r.kelas = coalesce(:kelas::text, b.kelas))
        and layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, layanand.tanggal(b.diterima_pada))
 where b.id = :berkas::uuid and b.proses = :proses::text
 order by m.ke
