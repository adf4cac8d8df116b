-- No wrong door: the request goes to who holds the information, and is not refused.
select p.id as penyelenggara_id, :catatan::text as catatan
  from berkas b
  left join penyelenggara p on p.id = :penyelenggara_id::uuid
 where b.id = :berkas::uuid
   and case when b.penyelenggara_id = :penyelenggara_id::uuid then layanand.tolak('permohonan_tujuan_sama', '/penyelenggara_id')
            when p.id is null then layanand.tolak('penyelenggara_asing', '/penyelenggara_id')
            else true end
