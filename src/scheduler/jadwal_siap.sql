-- Work that has never begun: hourly at once, daily for the day that ends next.
update jadwal
   set berikutnya = case when selang < interval '1 day' then :sekarang::timestamptz
                         else (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone 'Asia/Pontianak' end
 where berikutnya is null
