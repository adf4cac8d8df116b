-- Announced, and fixed: its days must lie ahead, and within two years.
update seleksi s
   set diumumkan_pada = :sekarang::timestamptz,
       pendaftaran_dari = case when s.metode <> array['penunjukan']
                               then greatest(s.pendaftaran_dari, layanand.tanggal(:sekarang::timestamptz)) end
 where s.berkas_id = :berkas::uuid
   and not exists (select from berkas_jadwal j
                    where j.berkas_id = s.berkas_id
                      and case when j.sampai - layanand.tanggal(:sekarang::timestamptz) between 1 and 730 then false
                               else layanand.tolak('seleksi_jadwal_hari') end)
returning jsonb_build_object('kuota', s.kuota) as data
