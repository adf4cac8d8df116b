update berkas b
   set status = coalesce(:status::text, status),
       kelas = coalesce(:kelas::text, kelas),
       eskalasi = greatest(eskalasi, layanand.tingkat(b, :eskalasi::smallint)),
       pembukaan_ulang = coalesce(:pembukaan_ulang::smallint, pembukaan_ulang),
       penyelenggara_sebelum = case when :penyelenggara::uuid is null then penyelenggara_sebelum else penyelenggara_id end,
       pelaksana_id = case when :penyelenggara::uuid is null then coalesce(:pelaksana::uuid, pelaksana_id) end,
       penyelenggara_id = coalesce(:penyelenggara::uuid, penyelenggara_id),
       versi = versi + 1,
       diperbarui_pada = :sekarang::timestamptz,
       ditutup_pada = case when :menutup::boolean then :sekarang::timestamptz else ditutup_pada end
 where id = :berkas::uuid
