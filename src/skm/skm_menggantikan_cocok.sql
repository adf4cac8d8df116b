select 1
  from berkas b
 where b.id = :menggantikan::uuid and b.proses = 'skm' and b.status = 'ditarik' and b.penyelenggara_id = :penyelenggara::uuid
