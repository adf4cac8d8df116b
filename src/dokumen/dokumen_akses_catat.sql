insert into dokumen_akses (id, berkas_id, versi, waktu, peran, pembaca, tujuan)
values (:id::uuid, :berkas::uuid, :versi::integer, :waktu::timestamptz, :peran::text, :pembaca::text, :tujuan::text)
