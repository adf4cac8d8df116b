-- The duty of each agency whose services do not all have a standard in force and published, also of one that offers nothing yet, once: 12 months from
-- the regulation's first day, or from its own founding (P45). The months are those of the calendar, so the deadline has 365 days or 366.
with wajib as materialized (
    select o.id, layanand.uuid_v7(:sekarang::timestamptz) as berkas_id, m.mulai, (m.mulai + interval '12 months')::date as akhir,
           a.id as aturan_id, a.versi, a.satuan, a.dasar_hukum, a.jenis
      from penyelenggara o
     cross join lateral (select greatest(coalesce(o.dibentuk_pada, date '2018-01-03'), date '2018-01-03') as mulai) m
      join aturan_tenggat a on a.proses = 'kepatuhan_standar' and a.jenis = 'standar_pelayanan'
            and a.kelas = case when m.mulai > date '2018-01-03' then 'baru' else 'lama' end
            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(:sekarang::timestamptz))
     where not layanand.penyelenggara_berstandar(o.id, layanand.tanggal(:sekarang::timestamptz))
       and not exists (select from berkas b where b.proses = 'kepatuhan_standar' and b.penyelenggara_id = o.id)
), dibuka as (
    insert into berkas (id, proses, nomor, status, penyelenggara_id, diterima_pada, dibuat_pada, diperbarui_pada)
    select w.berkas_id, 'kepatuhan_standar',
           layanand.nomor_berikut('kepatuhan_standar', extract(year from layanand.tanggal(:sekarang::timestamptz))::integer), 'berjalan', w.id,
           :sekarang::timestamptz, :sekarang::timestamptz, :sekarang::timestamptz
      from wajib w
), dicatat as (
    insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
    select w.berkas_id, layanand.uuid_v7(:sekarang::timestamptz), w.berkas_id, 'kepatuhan_standar', w.id, 'kepatuhan_standar.dimulai',
           :sekarang::timestamptz, 'sistem', jsonb_build_object('mulai', w.mulai, 'jatuh_tempo', w.akhir)
      from wajib w
)
insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi)
select layanand.uuid_v7(:sekarang::timestamptz), w.berkas_id, w.jenis, w.mulai::timestamp at time zone 'Asia/Pontianak', 1,
       (w.akhir + interval '23:59:59') at time zone 'Asia/Pontianak', w.akhir - w.mulai, w.satuan, w.dasar_hukum, w.aturan_id, w.versi
  from wajib w
