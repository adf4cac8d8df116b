-- @lambat
-- A page of where the services are given, by their names.
with semua as (
    select l.id, row_number() over (order by l.nama, l.id) as urutan
      from layanan l
      join penyelenggara p on p.id = l.penyelenggara_id
     cross join lateral layanand.layanan_isi(l, layanand.tanggal(:sekarang::timestamptz)) i
     where l.aktif
       and (:organization_id::uuid is null or l.penyelenggara_id = :organization_id::uuid)
       and (:modified_after::timestamptz is null
            or greatest(i.berubah_pada, p.diperbarui_pada) >= :modified_after::timestamptz))
select h.total_items, h.total_pages, :page::integer as page_number, s.size, h.first_page, h.last_page, s.size = 0 as empty, s.contents
  from layanand.hsds_halaman((select count(*) from semua), :page::integer, :per_page::integer) h
 cross join lateral (
    select count(*) as size, coalesce(json_agg(json_strip_nulls(layanand.hsds_di_lokasi(l, p, :full::boolean)) order by x.urutan), '[]') as contents
      from semua x
      join layanan l on l.id = x.id
      join penyelenggara p on p.id = l.penyelenggara_id
     where x.urutan > (:page::integer - 1) * :per_page::integer and x.urutan <= :page::integer * :per_page::integer) s
