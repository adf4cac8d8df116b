-- Deadlines that draw near become reminders: on working days, from hari_sebelum working days before the last one on, so that a day on which
-- no daemon ran is made up for, and each once (notifikasi_sekali). They go out in the morning.
with hari as materialized (
    select layanand.tanggal(:sekarang::timestamptz) as ini
), dekat as materialized (
    select t.id as tenggat_id, t.jenis, t.hari_akhir, t.jatuh_tempo, t.dasar_hukum, t.berkas_id, a.id as aturan_id, a.proses, a.penerima, a.saluran,
           a.templat, a.jam
      from hari h
      join tenggat t on t.status = 'berjalan' and t.jatuh_tempo > :sekarang::timestamptz and t.jatuh_tempo < :sekarang::timestamptz + interval '90 days'
      join berkas b on b.id = t.berkas_id
      join aturan_notifikasi a on a.pemicu = 'tenggat' and (a.proses is null or a.proses = b.proses) and t.jenis like a.pola
           and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, h.ini)
           and layanand.hari_kerja_sampai(h.ini, t.hari_akhir) <= a.hari_sebelum
      join saluran_notifikasi s on s.saluran = a.saluran and s.terpasang
     where layanand.hari_kerja_sampai(h.ini - 1, h.ini) = 1
)
insert into notifikasi (id, berkas_id, tenggat_id, hari_akhir, aturan_id, jenis, penerima, penerima_id, penyelenggara_id, saluran, templat, bahasa, isi,
                        coba_pada, dibuat_pada)
select layanand.uuid_v7(:sekarang::timestamptz), b.id, d.tenggat_id, d.hari_akhir, d.aturan_id, d.jenis, d.penerima, p.penerima_id, p.penyelenggara_id,
       d.saluran, d.templat, p.bahasa,
       layanand.isi_notifikasi(b, p.bahasa)
           || jsonb_build_object('pengingat_jenis', layanand.istilah('tenggat', d.jenis, p.bahasa), 'pengingat_jatuh_tempo', d.jatuh_tempo,
                                 'pengingat_dasar_hukum', d.dasar_hukum),
       greatest(:sekarang::timestamptz, (h.ini + d.jam) at time zone 'Asia/Pontianak'), :sekarang::timestamptz
  from hari h
 cross join dekat d
  join berkas b on b.id = d.berkas_id
 cross join lateral layanand.penerima_notifikasi(b, d.penerima, null) p
 where d.saluran = any (p.saluran)
 order by d.tenggat_id, d.proses nulls last
    on conflict on constraint notifikasi_sekali do nothing
