insert into akses_identitas (id, berkas_id, waktu, peran, pembaca, tujuan)
values (layanand.uuid_v7(:waktu::timestamptz), :berkas::uuid, :waktu::timestamptz, :peran::text, :pembaca::text, :tujuan::text)
