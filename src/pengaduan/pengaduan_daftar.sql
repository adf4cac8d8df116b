-- @lambat
-- What this caller may see, the latest change first. The policies see to it that nobody gets more; the branches only say by which
-- index each role's cases are found: all of them in their order for Bagian Organisasi, else by owner, agency or officer.
with lingkup as materialized (
    select array(select o.id from penyelenggara o
                  where o.id = :penyelenggara_saya::uuid
                     or (:peran::text = 'kepala_penyelenggara' and o.induk_id = :penyelenggara_saya::uuid)) as milik
), berkas_pilih as (
    (select x.id, x.diperbarui_pada
       from berkas x
        where :peran::text = 'bagian_organisasi' and x.proses = 'pengaduan'
          and (:status::text is null or x.status = :status::text)
          and (:klasifikasi::text is null or x.kelas = :klasifikasi::text)
          and (:penyelenggara_id::uuid is null or x.penyelenggara_id = :penyelenggara_id::uuid)
          and (:diperbarui_sejak::timestamptz is null or x.diperbarui_pada >= :diperbarui_sejak::timestamptz)
          and (x.diperbarui_pada, x.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                           (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
          and (:terlambat::boolean is null or :terlambat::boolean = exists (
                   select 1 from tenggat t
                    where t.berkas_id = x.id and t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null))
          and (:q::text is null or x.nomor = upper(:q::text) or exists (
                   select 1 from pengaduan p
                    where p.berkas_id = x.id
                      and (p.cari @@ websearch_to_tsquery('simple', :q::text)
                           or p.judul ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')))
        order by x.diperbarui_pada desc, x.id desc
        limit 101) -- a page is never longer; as a constant, so that the planner knows it too
    union all
    select x.id, x.diperbarui_pada
      from (select m.* from berkas m
             where :peran::text = 'masyarakat' and m.pemilik_id = :saya::uuid
            union all
            select m.* from berkas m
             where :peran::text in ('pelaksana', 'kepala_penyelenggara')
               and m.penyelenggara_id = any (array(select unnest(l.milik) from lingkup l))
            union all
            select m.* from berkas m
             where :peran::text in ('pelaksana', 'kepala_penyelenggara')
               and m.penyelenggara_sebelum = any (array(select unnest(l.milik) from lingkup l))
               and m.penyelenggara_id <> all (array(select unnest(l.milik) from lingkup l))
            union all
            select m.* from berkas m
             where :peran::text = 'pelaksana' and m.pelaksana_id = :saya::uuid
               and m.penyelenggara_id <> all (array(select unnest(l.milik) from lingkup l))
               and (m.penyelenggara_sebelum is null or m.penyelenggara_sebelum <> all (array(select unnest(l.milik) from lingkup l)))) x
        where x.proses = 'pengaduan'
          and (:status::text is null or x.status = :status::text)
          and (:klasifikasi::text is null or x.kelas = :klasifikasi::text)
          and (:penyelenggara_id::uuid is null or x.penyelenggara_id = :penyelenggara_id::uuid)
          and (:diperbarui_sejak::timestamptz is null or x.diperbarui_pada >= :diperbarui_sejak::timestamptz)
          and (x.diperbarui_pada, x.id) < ((select coalesce((:cursor::json ->> 0)::timestamptz, 'infinity')),
                                           (select coalesce((:cursor::json ->> 1)::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')))
          and (:terlambat::boolean is null or :terlambat::boolean = exists (
                   select 1 from tenggat t
                    where t.berkas_id = x.id and t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null))
          and (:q::text is null or x.nomor = upper(:q::text) or exists (
                   select 1 from pengaduan p
                    where p.berkas_id = x.id
                      and (p.cari @@ websearch_to_tsquery('simple', :q::text)
                           or p.judul ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')))
    order by diperbarui_pada desc, id desc
    limit :limit::integer + 1
)
select b.id, b.nomor, b.status, b.kelas as klasifikasi, p.kanal,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       p.judul, b.kerahasiaan, b.eskalasi, t.terlambat, t.jatuh_tempo, b.dibuat_pada, b.diperbarui_pada,
       json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from berkas_pilih s
  join berkas b on b.id = s.id
  join pengaduan p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 cross join lateral (
        select coalesce(bool_or(t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null), false) as terlambat,
               min(t.jatuh_tempo) filter (where t.status = 'berjalan') as jatuh_tempo
          from tenggat t where t.berkas_id = b.id) t
 order by b.diperbarui_pada desc, b.id desc
