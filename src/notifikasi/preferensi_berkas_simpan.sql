insert into preferensi_berkas (berkas_id, bahasa, saluran)
values (:berkas::uuid, :bahasa::text, array(select json_array_elements_text(:saluran::json)))
    on conflict (berkas_id) do update set bahasa = excluded.bahasa, saluran = excluded.saluran, versi = preferensi_berkas.versi + 1
