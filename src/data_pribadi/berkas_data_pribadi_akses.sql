select a.id, a.waktu, a.peran, a.tujuan, b.id as "berkas.id", b.nomor as "berkas.nomor",
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama", json_build_array(a.id)::text as _cursor
  from akses_identitas a
  join berkas b on b.id = a.berkas_id
  left join pelaksana e on e.id::text = a.pembaca
  left join penyelenggara p on p.id = e.penyelenggara_id
 where a.berkas_id = :id::uuid
   and layanand.berkas_terlihat(:id::uuid)
   and a.id < (select coalesce((:cursor::json ->> 0)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
 order by a.id desc
 limit :limit::integer + 1
