-- The duty of P45: which services of the agency have a standard in force, which of these are published, and the deadline of its case, once the scheduler
-- has opened it.
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", b.id as "berkas.id", b.nomor as "berkas.nomor",
       case when y.jumlah > 0 and y.dipublikasikan = y.jumlah then 'terpenuhi' when b.status = 'terpenuhi' then 'belum_lengkap' when b.eskalasi > 0 then 'terlambat' else 'berjalan' end as status,
       coalesce(b.eskalasi, 0) as eskalasi, y.jumlah as jumlah_layanan, y.berstandar as jumlah_berstandar,
       y.dipublikasikan as jumlah_dipublikasikan, coalesce(y.semua, '[]') as layanan,
       array_to_json(array(select x from (
            select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
              from tenggat_tampil t where t.berkas_id = b.id order by t.mulai, t.id) x)) as tenggat,
       'Perbup Bengkayang 24/2018 Pasal 45' as dasar_hukum
  from penyelenggara o
  left join berkas b on b.proses = 'kepatuhan_standar' and b.penyelenggara_id = o.id
 cross join lateral (
        select count(*) as jumlah, count(x.standar_id) as berstandar, count(*) filter (where x.dipublikasikan) as dipublikasikan,
               json_agg(x order by x.nama, x.id) as semua
          from (select l.id, l.nama, s.berkas_id as standar_id, s.nomor_versi as versi, s.berlaku_dari,
                       exists (select from publikasi p where p.berkas_id = s.berkas_id) as dipublikasikan
                  from layanan l
                  left join standar s on s.berkas_id = layanand.standar_berlaku(l.id, layanand.tanggal(:sekarang::timestamptz))
                 where l.penyelenggara_id = o.id and l.aktif) x) y
 where o.id = :id::uuid
