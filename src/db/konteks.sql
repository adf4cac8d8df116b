-- The identity under which a transaction runs: before every statement, so as cheap as can be. The policies read these
-- settings; they end with the transaction. This one is for an officer whose token does not tell the duties: the WHERE makes
-- one short row and is evaluated first, so that they are looked up under the identity that was just set. They are duties at the
-- agency where they were given, of an officer who serves there. Whose account or office was closed is refused, whatever his token
-- says, and who has a new password since he got it (CASE keeps the order: set first).
select set_config('layanand.tugas',
                  coalesce((select string_agg(distinct p.tugas, ',')
                              from penugasan p
                              join pelaksana e on e.id = p.pelaksana_id and e.penyelenggara_id = p.penyelenggara_id and e.aktif
                             where p.pelaksana_id = nullif(:sub::text, '')::uuid and p.penyelenggara_id = nullif(:penyelenggara::text, '')::uuid
                               and p.berlaku_dari <= :sekarang::text::timestamptz::date
                               and (p.berlaku_sampai is null or p.berlaku_sampai >= :sekarang::text::timestamptz::date)), ''),
                  true) as tugas
 where case when num_nonnulls(set_config('layanand.peran', :peran::text, true),
                              set_config('layanand.sub', :sub::text, true),
                              set_config('layanand.penyelenggara', :penyelenggara::text, true),
                              set_config('layanand.klien', :klien::text, true),
                              set_config('layanand.kode_akses', :kode_akses::text, true),
                              set_config('layanand.sekarang', :sekarang::text, true)) <> 6 then false
            when exists (select from identitas_ditutup d where d.siapa = :sub::text and (d.angkatan is null or nullif(:angkatan::text, '')::integer < d.angkatan)) then layanand.tolak('identitas_ditutup')
            else true end
