-- @lambat
-- What this caller may see, the latest change first. A citizen's own cases are found by their own index; the policies see to
-- it that nobody gets more.
select b.id, b.nomor, b.status, b.kelas as klasifikasi, p.kanal,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       p.judul, b.kerahasiaan, b.eskalasi, t.terlambat, t.jatuh_tempo, b.dibuat_pada, b.diperbarui_pada,
       json_build_array(b.diperbarui_pada, b.id)::text as _cursor
  from (select x.* from berkas x where :peran::text = 'masyarakat' and x.pemilik_id = :saya::uuid and x.proses = 'pengaduan'
        union all
        select x.* from berkas x where :peran::text <> 'masyarakat' and x.proses = 'pengaduan') b
  join pengaduan p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 cross join lateral (
        select coalesce(bool_or(t.status = 'lewat' and t.terpenuhi_pada is null and t.gugur_pada is null), false) as terlambat,
               min(t.jatuh_tempo) filter (where t.status = 'berjalan') as jatuh_tempo
          from tenggat t where t.berkas_id = b.id) t
 where (:status::text is null or b.status = :status::text)
   and (:klasifikasi::text is null or b.kelas = :klasifikasi::text)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:diperbarui_sejak::timestamptz is null or b.diperbarui_pada >= :diperbarui_sejak::timestamptz)
   and (:terlambat::boolean is null or t.terlambat = :terlambat::boolean)
   and (:q::text is null or b.nomor = upper(:q::text) or p.cari @@ websearch_to_tsquery('simple', :q::text)
        or p.judul ilike '%' || replace(replace(replace(:q::text, '\', '\\'), '%', '\%'), '_', '\_') || '%')
   and (:cursor::json is null
        or (b.diperbarui_pada, b.id) < ((:cursor::json ->> 0)::timestamptz, (:cursor::json ->> 1)::uuid))
 order by b.diperbarui_pada desc, b.id desc
 limit :limit::integer + 1
