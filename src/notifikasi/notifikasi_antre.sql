-- The next events of the feed, in its own gap-free order (decision 5), become notices; the reader moves on in the same statement. While one
-- daemon holds the reader's row the others find nothing. What is unique (notifikasi_sekali) is the second lock on the same door; of two rules
-- for one recipient, that of the process itself counts.
with letak as materialized (
    -- Where nothing has happened nothing is locked: a look costs no transaction number.
    select p.era, p.transaksi, p.kejadian_id
      from pembaca_umpan p
     where p.nama = 'notifikasi'
       and exists (select from kejadian x where (x.era, x.transaksi, x.id) > (p.era, p.transaksi, p.kejadian_id))
       for update skip locked
), baru as materialized (
    select x.* from kejadian x
     where (x.era < (select u.era from umpan u) or x.transaksi < (select layanand.umpan_batas()))
       and (x.era, x.transaksi, x.id) > ((select l.era from letak l), (select l.transaksi from letak l), (select l.kejadian_id from letak l))
     order by x.era, x.transaksi, x.id
     limit 200
), kabar as materialized (
    select k.id as kejadian_id, k.jenis, k.waktu, k.data, k.era, k.transaksi, b.id as berkas_id, a.id as aturan_id, a.penerima, a.saluran, a.templat, a.dasar_hukum,
           a.proses, t.penerima_id, t.penyelenggara_id, t.bahasa
      from baru k
      join berkas b on b.id = k.berkas_id
      join aturan_notifikasi a on a.pemicu = 'kejadian' and (a.proses is null or a.proses = k.proses) and k.jenis like a.pola and k.data @> a.syarat
           and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(k.waktu))
      join saluran_notifikasi s on s.saluran = a.saluran and s.terpasang
     cross join lateral layanand.penerima_notifikasi(b, a.penerima, k.pelaku_id) t
     where a.saluran = any (t.saluran)
), masuk as (
    insert into notifikasi (id, berkas_id, kejadian_id, aturan_id, jenis, penerima, penerima_id, penyelenggara_id, saluran, templat, bahasa, isi,
                            coba_pada, dibuat_pada)
    select layanand.uuid_v7(:sekarang::timestamptz), k.berkas_id, k.kejadian_id, k.aturan_id, k.jenis, k.penerima, k.penerima_id, k.penyelenggara_id,
           k.saluran, k.templat, k.bahasa,
           jsonb_strip_nulls(layanand.isi_notifikasi(b, k.bahasa)
               || jsonb_build_object('waktu', k.waktu, 'kabar', layanand.istilah('kejadian', k.jenis, k.bahasa), 'pasal', k.dasar_hukum,
                                     'lewat_jenis', layanand.istilah('tenggat', k.data ->> 'jenis', k.bahasa),
                                     'lewat_jatuh_tempo', k.data ->> 'jatuh_tempo')),
           :sekarang::timestamptz, :sekarang::timestamptz
      from kabar k
      join berkas b on b.id = k.berkas_id
     order by k.era, k.transaksi, k.kejadian_id, k.proses nulls last
        on conflict on constraint notifikasi_sekali do nothing
    returning 1
), maju as (
    update pembaca_umpan p set era = z.era, transaksi = z.transaksi, kejadian_id = z.id
      from (select x.era, x.transaksi, x.id from baru x order by x.era desc, x.transaksi desc, x.id desc limit 1) z
     where p.nama = 'notifikasi'
)
select (select count(*) from baru) = 200 as penuh, (select count(*) from masuk) as diantrekan
