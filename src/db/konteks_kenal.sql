-- konteks.sql for callers whose duties are known or who have none: no duties are looked up and nothing comes back. (One row is
-- evaluated by the WHERE, which sets everything, and none is left.) CASE keeps the order: set first, then see whether the caller was
-- closed.
select where case when num_nonnulls(set_config('layanand.tugas', :tugas::text, true),
                                    set_config('layanand.peran', :peran::text, true),
                                    set_config('layanand.sub', :sub::text, true),
                                    set_config('layanand.sekarang', :sekarang::text, true),
                                    set_config('layanand.penyelenggara', :penyelenggara::text, true),
                                    set_config('layanand.klien', :klien::text, true),
                                    set_config('layanand.kode_akses', :kode_akses::text, true)) = 7
                       and exists (select from identitas_ditutup d
                                    where d.siapa = case when :klien::text = '' then :sub::text else :klien::text end
                                      and (d.sebab <> 'pelaksana' or :peran::text <> 'masyarakat')
                                      and (d.angkatan is null or nullif(:angkatan::text, '')::integer < d.angkatan))
                  then layanand.tolak('identitas_ditutup') else false end
