-- Which first days, lengths and last days the open deadlines have that may span a changed day (:pertama to :terakhir): all of one kind come
-- out alike. The first day of one that continues others is that of the first of these; then their lengths and where it starts itself are
-- there, too. The latest last day first: what is moved on does not come up again.
select layanand.tanggal(coalesce(t.asal_mulai, t.mulai)) as hari_nol, t.asal_panjang::text as asal_panjang,
       case when t.asal_mulai is not null then t.mulai end as mulai, t.panjang, t.jatuh_tempo as dari, (extract(epoch from t.jatuh_tempo) * 1000000)::bigint as dari_us,
       (extract(epoch from min(t.mulai) filter (where t.asal_mulai is not null)) * 1000000)::bigint as mulai_us,
       count(*) as banyak
  from tenggat t
 where t.status = 'berjalan' and t.satuan = 'hari_kerja' and t.jatuh_tempo > :sekarang::timestamptz - interval '1 second'
   and t.hari_akhir >= :pertama::date and layanand.tanggal(coalesce(t.asal_mulai, t.mulai)) < :terakhir::date
   and t.transaksi >= :sejak::text::xid8 and t.kalender_versi is distinct from :versi::bigint
 group by 1, 2, 3, 4, 5
 order by 5 desc, 1, 2, 3, 4
