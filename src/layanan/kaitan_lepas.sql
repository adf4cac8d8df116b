-- Dissolved from either side, named as it is seen from there.
update layanan_terkait t set dilepas_pada = :sekarang::timestamptz
 where t.dilepas_pada is null
   and (t.layanan_id = :layanan::uuid and t.terkait_id = :terkait::uuid and t.hubungan = :hubungan::text
        or t.terkait_id = :layanan::uuid and t.layanan_id = :terkait::uuid
           and case t.hubungan when 'prasyarat' then 'prasyarat_bagi' when 'lanjutan' then 'lanjutan_dari' else t.hubungan end = :hubungan::text)
returning t.id
