-- konteks_kenal.sql for heads of agencies: who is an officer here heads an agency by the terms on record, whatever his token says, and not
-- after his own has ended. Where no term is on record, or nothing is known of him, the token suffices (the same: layanand.menjabat).
select where case when num_nonnulls(set_config('layanand.tugas', :tugas::text, true),
                                    set_config('layanand.peran', :peran::text, true),
                                    set_config('layanand.sub', :sub::text, true),
                                    set_config('layanand.sekarang', :sekarang::text, true),
                                    set_config('layanand.penyelenggara', :penyelenggara::text, true),
                                    set_config('layanand.klien', :klien::text, true),
                                    set_config('layanand.kode_akses', :kode_akses::text, true)) <> 7 then false
                  when exists (select from identitas_ditutup d where d.siapa = :sub::text and (d.angkatan is null or nullif(:angkatan::text, '')::integer < d.angkatan)) then layanand.tolak('identitas_ditutup')
                  when exists (select from pelaksana e where e.id = nullif(:sub::text, '')::uuid)
                       and (select bool_or(m.pelaksana_id = nullif(:sub::text, '')::uuid
                                           and (m.berlaku_sampai is null or m.berlaku_sampai >= :sekarang::text::timestamptz::date))
                              from masa_jabatan m
                             where m.penyelenggara_id = nullif(:penyelenggara::text, '')::uuid
                               and m.berlaku_dari <= :sekarang::text::timestamptz::date) is false
                  then layanand.tolak('kepala_berakhir') else false end
