-- Holidays of the file that name a decree nobody knows.
select x.tanggal, x.keputusan
  from jsonb_to_recordset(:isi::jsonb) as x (tanggal date, keputusan text)
 where x.keputusan is not null and not exists (select 1 from keputusan_libur k where k.nomor = x.keputusan)
 limit 1
