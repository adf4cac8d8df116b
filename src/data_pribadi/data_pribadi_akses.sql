-- Who has read what is held about the caller: the office and the role, since the duty to answer for it is the office's.
select a.id, a.waktu, a.peran, a.tujuan, b.id as "berkas.id", b.nomor as "berkas.nomor",
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama", json_build_array(a.id)::text as _cursor
  from akses_identitas a
  join berkas b on b.id = a.berkas_id and b.pemilik_id = :saya::uuid
  left join pelaksana e on e.id::text = a.pembaca
  left join penyelenggara p on p.id = e.penyelenggara_id
 where a.id < (select coalesce((:cursor::json ->> 0)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
 order by a.id desc
 limit :limit::integer + 1
