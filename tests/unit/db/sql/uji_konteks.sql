select current_setting('layanand.peran', true) as peran, current_setting('layanand.sub', true) as sub,
       current_setting('layanand.penyelenggara', true) as penyelenggara, current_setting('layanand.klien', true) as klien,
       current_setting('layanand.kode_akses', true) as kode_akses, current_setting('layanand.tugas', true) as tugas,
       current_setting('layanand.sekarang', true)::timestamptz as sekarang,
       current_setting('transaction_read_only') as baca_saja, current_setting('statement_timeout') as batas
