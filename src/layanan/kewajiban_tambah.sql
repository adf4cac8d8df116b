-- Only what the service owes, and nothing that is dated tomorrow. A decision on a task force says where it is placed and who coordinates it; that a UPTD was
-- guided is not for its own head to say; assignments say who is assigned, a coordinator who he is.
insert into kewajiban_catatan (id, layanan_id, penyelenggara_id, jenis, nomor, tanggal, pejabat, uraian, berlaku_sampai,
                               pengusul_id, koordinator_id, penempatan_id, alamat, lintang, bujur, pelaksana, koordinator, dicatat_pada)
select :id::uuid, l.id, l.penyelenggara_id, b.jenis, b.nomor, b.tanggal, b.pejabat, b.uraian, b.berlaku_sampai,
       case b.jenis when 'usul_gugus_tugas' then coalesce(g.pengusul_id, l.penyelenggara_id) end,
       g.koordinator_id, t.penyelenggara_id, t.alamat, k.lintang, k.bujur, p.siapa, b.koordinator, :sekarang::timestamptz
  from layanan l
  join penyelenggara o on o.id = l.penyelenggara_id
 cross join jsonb_to_record(:isi::jsonb) b (jenis text, nomor text, tanggal date, pejabat text, uraian text, berlaku_sampai date, gugus_tugas jsonb,
                                                pelaksana jsonb, koordinator jsonb)
 cross join lateral (select case when b.pelaksana is not null then layanand.petugas_sebutan(l.penyelenggara_id, b.pelaksana) end as siapa) p
 cross join jsonb_to_record(coalesce(b.gugus_tugas, '{}')) g (pengusul_id uuid, koordinator_id uuid, penempatan jsonb)
 cross join jsonb_to_record(coalesce(g.penempatan, '{}')) t (penyelenggara_id uuid, alamat text, lokasi jsonb)
 cross join jsonb_to_record(coalesce(t.lokasi, '{}')) k (lintang numeric, bujur numeric)
  join aturan_kewajiban a on a.jenis = b.jenis
 where l.id = :layanan::uuid
   and case when a.bukti <> 'keadaan' then true else layanand.tolak('kewajiban_keadaan', '/jenis') end
   and case when l.pola = any (a.pola) or a.uptd and o.jenis = 'uptd' or a.terkait and exists (select from layanan_kaitan x where x.layanan_id = l.id) then true
            else layanand.tolak('kewajiban_asing', '/jenis') end
   and case when b.jenis = 'pembinaan_uptd' and layanand.peran() = 'kepala_penyelenggara' and layanand.penyelenggara_saya() = l.penyelenggara_id
            then layanand.tolak('pembinaan_sendiri', null) else true end
   and case when b.tanggal <= layanand.tanggal(:sekarang::timestamptz) then true else layanand.tolak('kewajiban_lusa', '/tanggal') end
   and case when g.pengusul_id is null or b.jenis = 'usul_gugus_tugas' then true else layanand.tolak('gugus_tugas_asing', '/gugus_tugas/pengusul_id') end
   and case when num_nonnulls(g.koordinator_id, g.penempatan) = 0 or b.jenis = 'keputusan_gugus_tugas' then true
            else layanand.tolak('gugus_tugas_asing', '/gugus_tugas') end
   and case when b.jenis <> 'keputusan_gugus_tugas' or g.koordinator_id is not null then true
            else layanand.tolak('gugus_tugas_koordinator', '/gugus_tugas/koordinator_id') end
   and case when b.jenis <> 'keputusan_gugus_tugas' or num_nonnulls(t.penyelenggara_id, t.alamat) > 0 then true
            else layanand.tolak('gugus_tugas_tempat', '/gugus_tugas/penempatan') end
   and case when b.pelaksana is null or a.menyebut = 'pelaksana' then true else layanand.tolak('kewajiban_sebutan_asing', '/pelaksana') end
   and case when b.koordinator is null or a.menyebut = 'koordinator' then true else layanand.tolak('kewajiban_sebutan_asing', '/koordinator') end
   and case when a.menyebut is distinct from 'pelaksana' or b.pelaksana is not null then true else layanand.tolak('penugasan_tanpa_pelaksana', '/pelaksana') end
   and case when b.pelaksana is null or p.siapa is not null then true else layanand.tolak('penugasan_bukan_pelaksana', '/pelaksana') end
   and case when a.menyebut is distinct from 'koordinator' or b.koordinator is not null then true
            else layanand.tolak('koordinator_tanpa_nama', '/koordinator') end
