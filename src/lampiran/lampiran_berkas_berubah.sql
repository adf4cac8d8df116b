-- New evidence is a change of the case: readers with an older version see that it moved.
update berkas set versi = versi + 1, diperbarui_pada = :sekarang::timestamptz where id = :id::uuid
