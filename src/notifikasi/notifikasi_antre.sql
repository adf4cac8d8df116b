-- The next events of the feed, in its own gap-free order (decision 5), become notices; the reader moves on in the same statement. While one
-- daemon holds the reader's row the others find nothing. What is unique (notifikasi_sekali) is the second lock on the same door; of two rules
-- for one recipient, that of the process itself counts. What is more than an address may get today is held back (aturan_batas_notifikasi).
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
    select distinct on (k.era, k.transaksi, k.id, t.penerima_id, t.penyelenggara_id, a.saluran)
           k.id as kejadian_id, k.jenis, k.waktu, k.data, k.era, k.transaksi, b.id as berkas_id, a.id as aturan_id, a.penerima, a.saluran, a.templat, a.dasar_hukum,
           t.penerima_id, t.penyelenggara_id, t.bahasa,
           case when a.penerima = 'pemilik' then layanand.alamat_notifikasi(b, a.saluran) end as alamat,
           case when a.resmi then 'resmi' -- no limit has that name
                when k.pelaku in ('publik', 'masyarakat') then 'pemilik'
                -- a lapse names its deadline; what follows by itself from an office's act does not
                when k.pelaku = 'sistem' and k.data ?| array['tenggat', 'tenggat_id'] then 'waktu'
                else 'dinas' end as golongan
      from baru k
      join berkas b on b.id = k.berkas_id
      join aturan_notifikasi a on a.pemicu = 'kejadian' and (a.proses is null or a.proses = k.proses) and k.jenis like a.pola and k.data @> a.syarat
           and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(k.waktu))
      join saluran_notifikasi s on s.saluran = a.saluran and s.terpasang
     cross join lateral layanand.penerima_notifikasi(b, a.penerima, k.pelaku_id) t
     where a.saluran = any (t.saluran)
     order by k.era, k.transaksi, k.id, t.penerima_id, t.penyelenggara_id, a.saluran, a.proses nulls last
), sisa as materialized (
    select x.alamat, x.saluran, x.golongan, layanand.sisa_notifikasi(x.alamat, x.saluran, x.golongan) as sisa
      from (select distinct k.alamat, k.saluran, k.golongan from kabar k where k.alamat is not null) x
), urut as (
    select k.*, s.sisa < row_number() over (partition by k.alamat, k.saluran, k.golongan order by k.era, k.transaksi, k.kejadian_id) as lebih
      from kabar k
      left join sisa s on s.alamat = k.alamat and s.saluran = k.saluran and s.golongan = k.golongan
), masuk as (
    insert into notifikasi (id, berkas_id, kejadian_id, aturan_id, jenis, penerima, penerima_id, penyelenggara_id, saluran, templat, bahasa, isi,
                            coba_pada, dibuat_pada, alamat_hash, golongan, status, alasan)
    select layanand.uuid_v7(:sekarang::timestamptz), k.berkas_id, k.kejadian_id, k.aturan_id, k.jenis, k.penerima, k.penerima_id, k.penyelenggara_id,
           k.saluran, k.templat, k.bahasa,
           jsonb_strip_nulls(layanand.isi_notifikasi(b, k.bahasa)
               || jsonb_build_object('waktu', k.waktu, 'kabar', layanand.istilah('kejadian', k.jenis, k.bahasa), 'pasal', k.dasar_hukum,
                                     'lewat_jenis', layanand.istilah('tenggat', k.data ->> 'jenis', k.bahasa),
                                     'lewat_jatuh_tempo', k.data ->> 'jatuh_tempo')),
           :sekarang::timestamptz, :sekarang::timestamptz, k.alamat, case when k.alamat is not null then k.golongan end,
           case when k.lebih then 'ditahan' else 'menunggu' end, case when k.lebih then 'more than this address gets in a day' end
      from urut k
      join berkas b on b.id = k.berkas_id
     order by k.era, k.transaksi, k.kejadian_id
        on conflict on constraint notifikasi_sekali do nothing
    returning status
), maju as (
    update pembaca_umpan p set era = z.era, transaksi = z.transaksi, kejadian_id = z.id
      from (select x.era, x.transaksi, x.id from baru x order by x.era desc, x.transaksi desc, x.id desc limit 1) z
     where p.nama = 'notifikasi'
)
select (select count(*) from baru) = 200 as penuh, (select count(*) from masuk) as diantrekan,
       (select count(*) from masuk m where m.status = 'ditahan') as ditahan
