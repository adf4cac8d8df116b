-- The identity under which a transaction runs: before every statement, so as cheap as can be. The policies read these
-- settings; they end with the transaction. The WHERE makes one short row of it and is evaluated first, so that the
-- duties (of an officer whose token does not tell them) are looked up under the identity that was just set.
select set_config('layanand.tugas',
                  coalesce(:tugas::text,
                           case when :peran::text = 'pelaksana' then
                               (select string_agg(distinct p.tugas, ',')
                                  from penugasan p
                                 where p.pelaksana_id = nullif(:sub::text, '')::uuid
                                   and p.berlaku_dari <= :sekarang::text::timestamptz::date
                                   and (p.berlaku_sampai is null or p.berlaku_sampai >= :sekarang::text::timestamptz::date))
                           end, ''),
                  true) as tugas
 where num_nonnulls(set_config('layanand.peran', :peran::text, true),
                    set_config('layanand.sub', :sub::text, true),
                    set_config('layanand.penyelenggara', :penyelenggara::text, true),
                    set_config('layanand.klien', :klien::text, true),
                    set_config('layanand.kode_akses', :kode_akses::text, true),
                    set_config('layanand.sekarang', :sekarang::text, true)) = 6
