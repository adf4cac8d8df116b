-- konteks.sql for those who show neither token nor access code: the other settings are empty outside transactions anyway.
select where num_nonnulls(set_config('layanand.peran', :peran::text, true),
                          set_config('layanand.sekarang', :sekarang::text, true)) = 0
