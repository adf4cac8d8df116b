-- Daily work moves on by one day, so that each missed day is caught up; the rest starts again from now.
update jadwal
   set berikutnya = case when nama = 'pembersihan' then :sekarang::timestamptz + interval '1 hour'
                         when :mundur::boolean then (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone 'Asia/Pontianak'
                         else berikutnya + interval '1 day' end,
       dijalankan_pada = :sekarang::timestamptz
 where nama = :nama::text
