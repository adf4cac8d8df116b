-- @lambat
-- A page of the agencies, by name.
with semua as (
    select p.id, row_number() over (order by p.nama, p.id) as urutan from penyelenggara p)
select h.total_items, h.total_pages, :page::integer as page_number, s.size, h.first_page, h.last_page, s.size = 0 as empty, s.contents
  from layanand.hsds_halaman((select count(*) from semua), :page::integer, :per_page::integer) h
 cross join lateral (
    select count(*) as size, coalesce(json_agg(json_strip_nulls(layanand.hsds_organisasi(p, :full::boolean)) order by x.urutan), '[]') as contents
      from semua x
      join penyelenggara p on p.id = x.id
     where x.urutan > (:page::integer - 1) * :per_page::integer and x.urutan <= :page::integer * :per_page::integer) s
