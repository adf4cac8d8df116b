-- Deadlines of one kind by case number, for the list of what moves. Who is complained about does not learn of the case.
select b.nomor, b.proses, t.id, t.jenis
  from layanand.tenggat_serupa(:hari_nol::date, :asal_panjang::integer[], :mulai::timestamptz, :panjang::integer, :dari::timestamptz,
                                   :versi::bigint, '0', :sekarang::timestamptz) t
  join berkas b on b.id = t.berkas_id
 where b.terlapor_id is distinct from :saya::uuid
 order by t.id
 limit :batas::integer
