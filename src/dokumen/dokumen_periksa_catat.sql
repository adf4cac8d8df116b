update dokumen_versi
   set diperiksa_pada = :sekarang::timestamptz, rusak_pada = case when :rusak::boolean then coalesce(rusak_pada, :sekarang::timestamptz) end
 where id = :id::uuid
