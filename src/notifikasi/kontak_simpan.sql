insert into kontak_notifikasi (sub, peran, isi, ada_email, ada_telepon, bahasa, saluran, diperbarui_pada)
values (:sub::uuid, :peran::text, :isi::bytea, :ada_email::boolean, :ada_telepon::boolean, :bahasa::text,
        array(select json_array_elements_text(:saluran::json)), :sekarang::timestamptz)
    on conflict (sub) do update
   set peran = excluded.peran, isi = excluded.isi, ada_email = excluded.ada_email, ada_telepon = excluded.ada_telepon, bahasa = excluded.bahasa,
       saluran = excluded.saluran, versi = kontak_notifikasi.versi + 1, diperbarui_pada = excluded.diperbarui_pada
