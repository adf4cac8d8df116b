-- @lambat
-- The public register of a year as a table for spreadsheets (RFC 4180), in the order of receipt.
select 'nomor,tanggal,penyelenggara,status,rincian_informasi,cara_penyampaian,bentuk,keputusan,dasar_penolakan,tanggal_pemberitahuan,'
       || 'tanggal_penyerahan,biaya,diperpanjang,terlambat' || e'\r\n'
       || coalesce(string_agg(array_to_string(array[
              r.nomor, r.tanggal::text, layanand.csv_teks(r.penyelenggara_nama), r.status, layanand.csv_teks(r.rincian), r.cara_penyampaian,
              array_to_string(r.bentuk, ' '), r.keputusan, array_to_string(r.dasar_penolakan, ' '), r.diberitahukan::text, r.diserahkan::text,
              r.biaya::text, case when r.diperpanjang then 'ya' else 'tidak' end, case when r.terlambat then 'ya' else 'tidak' end], ',', '') || e'\r\n',
              '' order by r.diterima_pada, r.id), '') as teks
  from register_permohonan r
 where r.diterima_pada >= make_date(:tahun::integer, 1, 1)::timestamp at time zone 'Asia/Pontianak'
   and r.diterima_pada < make_date(:tahun::integer + 1, 1, 1)::timestamp at time zone 'Asia/Pontianak'
   and (:penyelenggara_id::uuid is null or r.penyelenggara_id = :penyelenggara_id::uuid)
   and (:status::text is null or r.status = :status::text)
