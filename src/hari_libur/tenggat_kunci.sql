-- The next :batas deadlines of one kind (after the id :setelah), with their cases locked, but not their keys: who adds an attachment or writes
-- down a reading does not wait. They are moved by the next statement, which sees what was committed while this one waited.
with dapat as materialized (
    select d.id
      from layanand.tenggat_serupa(:hari_nol::date, :asal_panjang::integer[], :mulai::timestamptz, :panjang::integer, :dari::timestamptz,
                                   :versi::bigint, :sejak::text::xid8, :sekarang::timestamptz) d
      join berkas b on b.id = d.berkas_id
     where d.id > :setelah::uuid
     order by d.id
     limit :batas::integer
       for no key update of b
)
select array_agg(d.id order by d.id)::text as daftar, count(*) as banyak, (array_agg(d.id order by d.id desc))[1] as terakhir
  from dapat d
