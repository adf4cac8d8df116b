-- The officer who handles it for the head: of the agency or of a UPTD below it, and not a candidate; nor an assessor, who would read what the others gave.
select e.id as pelaksana_id
  from berkas b
  left join (pelaksana e join penyelenggara o on o.id = e.penyelenggara_id)
         on e.id = :pelaksana_id::uuid and e.aktif and b.penyelenggara_id in (o.id, o.induk_id)
 where b.id = :berkas::uuid and layanand.seleksi_tanpa_konflik(b.id)
   and case when e.id is not null then true else layanand.tolak('pelaksana_asing', '/pelaksana_id') end
   and case when exists (select from berkas_pihak p where p.berkas_id = b.id and p.orang = e.id and p.sebagai = 'peserta')
            then layanand.tolak('seleksi_konflik', '/pelaksana_id') else true end
   and case when exists (select from berkas_pihak p where p.berkas_id = b.id and p.orang = e.id and p.sebagai = 'penilai')
            then layanand.tolak('seleksi_penilai_mengelola', '/pelaksana_id') else true end
