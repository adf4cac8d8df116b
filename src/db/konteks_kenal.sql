-- konteks.sql for callers whose duties are known or who have none: nothing is looked up and nothing comes back. (One row is
-- evaluated by the WHERE, which sets everything, and none is left.)
select where num_nonnulls(set_config('layanand.tugas', :tugas::text, true),
                          set_config('layanand.peran', :peran::text, true),
                          set_config('layanand.sub', :sub::text, true),
                          set_config('layanand.sekarang', :sekarang::text, true),
                          set_config('layanand.penyelenggara', :penyelenggara::text, true),
                          set_config('layanand.klien', :klien::text, true),
                          set_config('layanand.kode_akses', :kode_akses::text, true)) = 0
