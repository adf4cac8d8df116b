insert into maklumat (berkas_id, penyelenggara_id, janji, perbaikan, sanksi)
values (:berkas::uuid, :penyelenggara_id::uuid, :janji::text, :perbaikan::text, :sanksi::text)
