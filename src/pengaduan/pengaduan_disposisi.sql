-- Never to the officer it is about, and only to one of the agency.
select e.id as pelaksana_id, :catatan::text as catatan
  from berkas b
  left join pelaksana e on e.id = :pelaksana_id::uuid and e.penyelenggara_id = b.penyelenggara_id and e.aktif
 where b.id = :berkas::uuid
   and case when b.terlapor_id = :pelaksana_id::uuid then layanand.tolak('pengaduan_terlapor', '/pelaksana_id')
            when e.id is null then layanand.tolak('pelaksana_asing', '/pelaksana_id')
            else true end
