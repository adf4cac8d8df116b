-- Announced, and fixed: its days must lie ahead, and within two years; and the officer who handles it has not become an assessor meanwhile.
update seleksi s
   set diumumkan_pada = :sekarang::timestamptz,
       pendaftaran_dari = case when s.metode <> array['penunjukan']
                               then greatest(s.pendaftaran_dari, layanand.tanggal(:sekarang::timestamptz)) end
 where s.berkas_id = :berkas::uuid
   and not exists (select from berkas_jadwal j
                    where j.berkas_id = s.berkas_id
                      and case when j.sampai - layanand.tanggal(:sekarang::timestamptz) between 1 and 730 then false
                               else layanand.tolak('seleksi_jadwal_hari') end)
   and case when exists (select from berkas_pihak p join berkas b on b.id = p.berkas_id and b.pelaksana_id = p.orang
                          where p.berkas_id = s.berkas_id and p.sebagai = 'penilai')
            then layanand.tolak('seleksi_penilai_mengelola') else true end
returning jsonb_build_object('kuota', s.kuota) as data
