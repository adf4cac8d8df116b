-- Filed at the Komisi Informasi: not before the way was open, not in the future.
insert into keberatan_informasi as k (berkas_id, sengketa_nomor, sengketa_tanggal)
select b.id, :nomor_registrasi::text, :tanggal::date
  from berkas b
 where b.id = :berkas::uuid
   and case when :tanggal::date > layanand.tanggal(:sekarang::timestamptz) or :tanggal::date < layanand.tanggal(b.dibuat_pada)
            then layanand.tolak('sengketa_tanggal', '/tanggal') else true end
    on conflict (berkas_id) do update set sengketa_nomor = excluded.sengketa_nomor, sengketa_tanggal = excluded.sengketa_tanggal
returning 'Sengketa diajukan ke Komisi Informasi, nomor ' || k.sengketa_nomor || '.' as catatan
