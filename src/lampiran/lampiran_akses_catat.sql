insert into akses_identitas (id, berkas_id, waktu, peran, pembaca, tujuan)
values (:id::uuid, :berkas::uuid, :sekarang::timestamptz, :peran::text, :pembaca::text, :tujuan::text)
