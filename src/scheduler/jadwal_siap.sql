insert into jadwal (nama, berikutnya)
values ('pemeriksaan_kanal', (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone 'Asia/Pontianak'),
       ('pembersihan', :sekarang::timestamptz)
    on conflict do nothing
