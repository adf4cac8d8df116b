-- The draft as a whole; agency and class stay.
select layanand.seleksi_simpan(:berkas::uuid, :badan::jsonb)
  from berkas b
 where b.id = :berkas::uuid
   and case when b.penyelenggara_id = :penyelenggara_id::uuid then true else layanand.tolak('seleksi_tetap', '/penyelenggara_id') end
   and case when (b.kelas = 'penunjukan') = (:metode::jsonb ? 'penunjukan') then true else layanand.tolak('seleksi_tetap', '/metode') end
