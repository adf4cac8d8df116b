-- Duties from the beginning of the year before: the sample's cases reach back some months.
insert into penugasan (id, pelaksana_id, tugas, keputusan, berlaku_dari)
select layanand.uuid_v7(layanand.sekarang()), x.id, t.tugas, x.keputusan,
       make_date(extract(year from layanand.sekarang())::integer - 1, 1, 2)
  from jsonb_to_recordset(:isi::jsonb) as x (id uuid, tugas text, keputusan text)
 cross join unnest(string_to_array(x.tugas, '|')) as t (tugas)
 where not exists (select 1 from penugasan p where p.pelaksana_id = x.id and p.tugas = t.tugas)
