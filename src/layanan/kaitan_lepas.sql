-- Dissolved by those who answer for the service that it was written at.
update layanan_terkait t set dilepas_pada = :sekarang::timestamptz
 where t.layanan_id = :layanan::uuid and t.terkait_id = :terkait::uuid and t.hubungan = :hubungan::text and t.dilepas_pada is null
returning t.id
