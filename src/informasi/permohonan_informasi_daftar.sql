-- @lambat
-- What this caller may see, the latest change first. The policies see to it that nobody gets more; the branches only say by which
-- index each role's cases are found.
with lingkup as materialized (
    select array(select o.id from penyelenggara o
                  where o.id = :penyelenggara_saya::uuid
                     or (:peran::text = 'kepala_penyelenggara' and o.induk_id = :penyelenggara_saya::uuid)) as milik
)
select b.id, b.nomor, b.status, p.kanal, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", p.informasi_diminta, b.eskalasi,
       t.terlambat, t.jatuh_tempo, b.dibuat_pada, b.diperbarui_pada, json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from (select x.* from berkas x where :peran::text = 'bagian_organisasi' and x.proses = 'permohonan_informasi'
         union all
        select x.* from berkas x where :peran::text = 'masyarakat' and x.pemilik_id = :saya::uuid
         union all
        select x.* from berkas x
         where :peran::text in ('pelaksana', 'kepala_penyelenggara') and x.penyelenggara_id = any (array(select unnest(l.milik) from lingkup l))
         union all
        select x.* from berkas x
         where :peran::text in ('pelaksana', 'kepala_penyelenggara') and x.penyelenggara_sebelum = any (array(select unnest(l.milik) from lingkup l))
           and x.penyelenggara_id <> all (array(select unnest(l.milik) from lingkup l))) b
  join permohonan_informasi p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 cross join lateral (
        select coalesce(bool_or(t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null), false) as terlambat,
               min(t.jatuh_tempo) filter (where t.status = 'berjalan') as jatuh_tempo
          from tenggat t where t.berkas_id = b.id) t
 where (:status::text is null or b.status = :status::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:diperbarui_sejak::timestamptz is null or b.diperbarui_pada >= :diperbarui_sejak::timestamptz)
   and (:terlambat::boolean is null or :terlambat::boolean = t.terlambat)
   and (:q::text is null or b.nomor = upper(:q::text) or p.cari @@ websearch_to_tsquery('simple', :q::text)
        or p.informasi_diminta ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')
   and (b.diperbarui_pada, b.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                    (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
