-- Daily work moves on by one day, so that each missed day is caught up; the rest starts again from now.
update jadwal
   set berikutnya = case when selang < interval '1 day' then :sekarang::timestamptz + selang
                         when :mundur::boolean then (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone 'Asia/Pontianak'
                         else berikutnya + selang end,
       dijalankan_pada = :sekarang::timestamptz,
       tunda_sampai = null
 where nama = :nama::text
