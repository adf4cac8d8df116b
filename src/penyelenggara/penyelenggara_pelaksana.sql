-- Who serves there, the head first, with the duties in force today (P25, P28(1)b).
select e.id, e.nama, e.jabatan, e.kepala,
       (select coalesce(json_agg(t.tugas), '[]')
          from (select distinct d.tugas
                  from penugasan d
                 where d.pelaksana_id = e.id and d.penyelenggara_id = e.penyelenggara_id
                   and d.berlaku_dari <= layanand.tanggal(:sekarang::timestamptz)
                   and (d.berlaku_sampai is null or d.berlaku_sampai >= layanand.tanggal(:sekarang::timestamptz))
                 order by d.tugas) t) as tugas,
       json_build_array(not e.kepala, e.nama, e.id)::text as _cursor
  from pelaksana e
 where layanand.penyelenggara_terlihat(:id::uuid) and e.penyelenggara_id = :id::uuid and e.aktif
   and (:cursor::json is null
        or (not e.kepala, e.nama, e.id) > ((:cursor::json ->> 0)::boolean, :cursor::json ->> 1, (:cursor::json ->> 2)::uuid))
 order by not e.kepala, e.nama, e.id
 limit :limit::integer + 1
