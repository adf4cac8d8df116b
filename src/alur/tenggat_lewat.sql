update tenggat set status = 'lewat', lewat_dicatat_pada = :sekarang::timestamptz
 where id = :tenggat::uuid and status = 'berjalan'
