-- Who heads it and who did, the latest first; a head whose term is not recorded has no dates.
select k.pelaksana_id as "pelaksana.id", k.nama as "pelaksana.nama", k.jabatan, k.status, k.keputusan, k.berlaku_dari, k.berlaku_sampai,
       json_build_array(coalesce(k.berlaku_dari, '0001-01-01'), k.id)::text as _cursor
  from (select m.id, m.pelaksana_id, e.nama, e.jabatan, m.status, m.keputusan, m.berlaku_dari, m.berlaku_sampai
          from masa_jabatan m
          join pelaksana e on e.id = m.pelaksana_id
         where m.penyelenggara_id = :id::uuid
        union all
        select e.id, e.id, e.nama, e.jabatan, 'definitif', null, null, null
          from pelaksana e
         where e.penyelenggara_id = :id::uuid and e.kepala and e.aktif
           and not exists (select from masa_jabatan m where m.pelaksana_id = e.id and m.berlaku_sampai is null)) k
 where layanand.penyelenggara_terlihat(:id::uuid)
   and (:cursor::json is null
        or (coalesce(k.berlaku_dari, '0001-01-01'), k.id) < ((:cursor::json ->> 0)::date, (:cursor::json ->> 1)::uuid))
 order by coalesce(k.berlaku_dari, '0001-01-01') desc, k.id desc
 limit :limit::integer + 1
