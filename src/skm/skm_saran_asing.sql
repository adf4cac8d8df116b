select j.o - 1 as urutan
  from jsonb_array_elements(:saran::jsonb) with ordinality j (v, o)
 where not exists (select 1 from skm_unsur u where u.survei_id = :id::uuid and u.kode = j.v ->> 'unsur')
 order by j.o
 limit 1
