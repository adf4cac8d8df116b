update pelaksana e
   set (penyelenggara_id, nama, jabatan, aktif) = (select b.penyelenggara_id, b.nama, b.jabatan, b.aktif from jsonb_populate_record(e, :isi::jsonb) b)
 where e.id = :id::uuid and e.versi = :versi::integer
returning e.id
