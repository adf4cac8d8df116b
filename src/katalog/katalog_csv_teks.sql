-- @lambat
-- The services offered now, one line each (RFC 4180).
select 'kode,nama,jenis,pola,kode_penyelenggara,penyelenggara,uraian,produk,persyaratan,prosedur,jangka_waktu,biaya,nomor_keputusan_standar,'
       || 'standar_berlaku_dari,alamat,telepon,email,situs,jam_layanan,lintang,bujur,diperbarui_pada' || E'\r\n'
       || coalesce(string_agg(concat_ws(',', layanand.csv_teks(l.kode), layanand.csv_teks(l.nama), l.jenis, l.pola,
              layanand.csv_teks(p.kode), layanand.csv_teks(p.nama), layanand.csv_teks(l.uraian),
              layanand.csv_teks((select string_agg(x.v, '; ' order by x.o) from jsonb_array_elements_text(i.produk) with ordinality x (v, o))),
              layanand.csv_teks((select string_agg(x.v ->> 'uraian', '; ' order by x.o) from jsonb_array_elements(i.persyaratan) with ordinality x (v, o))),
              layanand.csv_teks((select string_agg(x.o || '. ' || (x.v ->> 'uraian'), '; ' order by x.o) from jsonb_array_elements(i.prosedur) with ordinality x (v, o))),
              layanand.csv_teks(i.jangka_kata), layanand.csv_teks(i.biaya_kata), layanand.csv_teks(i.nomor_keputusan), coalesce(i.berlaku_dari::text, ''),
              layanand.csv_teks(p.alamat), layanand.csv_teks(p.telepon), layanand.csv_teks(p.email), layanand.csv_teks(p.situs), layanand.csv_teks(layanand.jam_kata(p)),
              coalesce(p.lintang::text, ''), coalesce(p.bujur::text, ''), to_json(greatest(i.berubah_pada, p.diperbarui_pada)) #>> '{}') || E'\r\n', '' order by p.nama, l.nama, l.id), '') as teks
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
 cross join lateral layanand.layanan_isi(l, layanand.tanggal(:sekarang::timestamptz)) i
 where l.aktif and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid)
