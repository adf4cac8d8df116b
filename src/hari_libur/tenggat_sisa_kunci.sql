-- Whether the cases of one kind of deadline can be had without waiting: who holds one may be waiting for the calendar.
with sisa as materialized (
    select distinct t.berkas_id
      from layanand.tenggat_serupa(:hari_nol::date, :asal_panjang::integer[], :mulai::timestamptz, :panjang::integer, :dari::timestamptz,
                                   :versi::bigint, :sejak::text::xid8, :sekarang::timestamptz) t
), dapat as materialized (
    select b.id from berkas b where b.id in (select s.berkas_id from sisa s) for no key update skip locked
)
select (select count(*) from sisa) = (select count(*) from dapat) as semua
