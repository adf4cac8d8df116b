-- Deadlines that draw near become reminders: on working days, from hari_sebelum working days before the last one on, so that a day on which
-- no daemon ran is made up for, and each once (notifikasi_sekali). They go out in the morning; more than an address may get today is held back.
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
), tujuan as materialized (
    select distinct on (d.tenggat_id, d.hari_akhir, p.penerima_id, p.penyelenggara_id, d.saluran)
           d.*, p.penerima_id, p.penyelenggara_id, p.bahasa,
           case when d.penerima = 'pemilik' then layanand.alamat_notifikasi(b, d.saluran) end as alamat
      from dekat d
      join berkas b on b.id = d.berkas_id
     cross join lateral layanand.penerima_notifikasi(b, d.penerima, null) p
     where d.saluran = any (p.saluran)
       and not exists (select from notifikasi n
                        where n.kejadian_id is null and n.tenggat_id = d.tenggat_id and n.hari_akhir = d.hari_akhir and n.penerima_id is not distinct from p.penerima_id
                          and n.penyelenggara_id is not distinct from p.penyelenggara_id and n.saluran = d.saluran)
     order by d.tenggat_id, d.hari_akhir, p.penerima_id, p.penyelenggara_id, d.saluran, d.proses nulls last
), sisa as materialized (
    select x.alamat, x.saluran, layanand.sisa_notifikasi(x.alamat, x.saluran, 'waktu') as sisa
      from (select distinct t.alamat, t.saluran from tujuan t where t.alamat is not null) x
), urut as (
    select t.*, s.sisa < row_number() over (partition by t.alamat, t.saluran order by t.jatuh_tempo, t.tenggat_id) as lebih
      from tujuan t
      left join sisa s on s.alamat = t.alamat and s.saluran = t.saluran
)
insert into notifikasi (id, berkas_id, tenggat_id, hari_akhir, aturan_id, jenis, penerima, penerima_id, penyelenggara_id, saluran, templat, bahasa, isi,
                        coba_pada, dibuat_pada, alamat_hash, golongan, status, alasan)
select layanand.uuid_v7(:sekarang::timestamptz), b.id, d.tenggat_id, d.hari_akhir, d.aturan_id, d.jenis, d.penerima, d.penerima_id, d.penyelenggara_id,
       d.saluran, d.templat, d.bahasa,
       layanand.isi_notifikasi(b, d.bahasa)
           || jsonb_build_object('pengingat_jenis', layanand.istilah('tenggat', d.jenis, d.bahasa), 'pengingat_jatuh_tempo', d.jatuh_tempo,
                                 'pengingat_dasar_hukum', d.dasar_hukum),
       greatest(:sekarang::timestamptz, (h.ini + d.jam) at time zone 'Asia/Pontianak'), :sekarang::timestamptz,
       d.alamat, case when d.alamat is not null then 'waktu' end,
       case when d.lebih then 'ditahan' else 'menunggu' end, case when d.lebih then 'more than this address gets in a day' end
  from hari h
 cross join urut d
  join berkas b on b.id = d.berkas_id
 order by d.tenggat_id
    on conflict on constraint notifikasi_sekali do nothing
