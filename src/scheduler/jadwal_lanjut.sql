-- Daily work moves on by one day, so that each missed day is caught up, or to the next day when it looks at the state of things; the rest
-- starts again from now.
update jadwal
   set berikutnya = case when selang < interval '1 day' then :sekarang::timestamptz + selang
                         when susul and not :mundur::boolean then berikutnya + selang
                         else (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone 'Asia/Pontianak' end,
       dijalankan_pada = :sekarang::timestamptz,
       tunda_sampai = null
 where nama = :nama::text
