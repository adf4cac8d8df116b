-- Which first days, lengths and last days the open deadlines have that may span a changed day (:pertama to :terakhir): all of one kind come
-- out alike. The latest last day first: what is moved on does not come up again.
select layanand.tanggal(t.mulai) as hari_nol, t.panjang, t.jatuh_tempo as dari, (extract(epoch from t.jatuh_tempo) * 1000000)::bigint as dari_us,
       count(*) as banyak
  from tenggat t
 where t.status = 'berjalan' and t.satuan = 'hari_kerja' and t.jatuh_tempo > :sekarang::timestamptz - interval '1 second'
   and t.hari_akhir >= :pertama::date and layanand.tanggal(t.mulai) < :terakhir::date
   and t.transaksi >= :sejak::text::xid8 and t.kalender_versi is distinct from :versi::bigint
 group by 1, 2, 3
 order by 3 desc, 1, 2
