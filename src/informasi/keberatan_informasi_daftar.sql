-- @lambat
-- As permohonan_informasi_daftar: the branches only say by which index each role's cases are found.
with lingkup as materialized (
    select array(select o.id from penyelenggara o
                  where o.id = :penyelenggara_saya::uuid
                     or (:peran::text = 'kepala_penyelenggara' and o.induk_id = :penyelenggara_saya::uuid)) as milik
)
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", m.id as "permohonan.id", m.nomor as "permohonan.nomor",
       b.kelas as huruf, b.asal_tenggat_id is not null as karena_lewat, t.terlambat, t.jatuh_tempo, b.dibuat_pada, b.diperbarui_pada,
       json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from (select x.* from berkas x where :peran::text = 'bagian_organisasi' and x.proses = 'keberatan_informasi'
         union all
        select x.* from berkas x where :peran::text = 'masyarakat' and x.proses = 'keberatan_informasi' and x.pemilik_id = :saya::uuid
         union all
        select x.* from berkas x
         where :peran::text in ('pelaksana', 'kepala_penyelenggara') and x.proses = 'keberatan_informasi'
           and x.penyelenggara_id = any (array(select unnest(l.milik) from lingkup l))) b
  join berkas m on m.id = b.asal_id
  join penyelenggara o on o.id = b.penyelenggara_id
 cross join lateral (
        select coalesce(bool_or(t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null), false) as terlambat,
               min(t.jatuh_tempo) filter (where t.status = 'berjalan') as jatuh_tempo
          from tenggat t where t.berkas_id = b.id) t
 where (:status::text is null or b.status = :status::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:terlambat::boolean is null or :terlambat::boolean = t.terlambat)
   and (b.diperbarui_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                    (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
