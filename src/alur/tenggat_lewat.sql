update tenggat t set status = 'lewat', lewat_dicatat_pada = :sekarang::timestamptz, gugur_pada = case when a.jendela then :sekarang::timestamptz end
  from aturan_tenggat a
 where t.id = :tenggat::uuid and t.status = 'berjalan' and a.id = t.aturan_id
