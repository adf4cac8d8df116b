-- Terms of office, only of agencies that have none: who was recorded since then heads it.
insert into masa_jabatan (id, penyelenggara_id, pelaksana_id, status, keputusan, berlaku_dari, berlaku_sampai)
select layanand.uuid_v7(layanand.sekarang()), p.id, x.pelaksana, x.status, x.keputusan, x.berlaku_dari, x.berlaku_sampai
  from jsonb_to_recordset(:isi::jsonb) as x (penyelenggara text, pelaksana uuid, status text, keputusan text, berlaku_dari date, berlaku_sampai date)
  join penyelenggara p on p.kode = x.penyelenggara
 where not exists (select from masa_jabatan m where m.penyelenggara_id = p.id)
