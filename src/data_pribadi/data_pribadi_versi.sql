update berkas set versi = versi + 1, diperbarui_pada = :sekarang::timestamptz where id = :berkas::uuid
