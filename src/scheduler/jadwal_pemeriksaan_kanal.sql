-- Every channel that was to be checked on that day and was not (P24(4)); one event for each agency, in its chain.
with terlewat as (
    insert into pemeriksaan_kanal (id, penyelenggara_id, kanal, tanggal, status)
    select layanand.uuid_v7(:sekarang::timestamptz), k.penyelenggara_id, k.kanal, :tanggal::date, 'terlewat'
      from kanal_pengaduan k
     where k.aktif_dari <= :tanggal::date and (k.aktif_sampai is null or k.aktif_sampai >= :tanggal::date)
        on conflict (penyelenggara_id, kanal, tanggal) do nothing
    returning penyelenggara_id, kanal
)
insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
select t.penyelenggara_id, layanand.uuid_v7(:sekarang::timestamptz), 'pemeriksaan_kanal', t.penyelenggara_id, 'kanal.terlewat',
       :sekarang::timestamptz, 'sistem', jsonb_build_object('tanggal', :tanggal::date, 'kanal', jsonb_agg(t.kanal order by t.kanal))
  from terlewat t
 group by t.penyelenggara_id
 order by t.penyelenggara_id
