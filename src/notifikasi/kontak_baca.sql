-- The caller's own; one row, also when he has never said anything.
select k.isi, coalesce(k.bahasa, 'id') as bahasa, to_json(coalesce(k.saluran, '{email,pesan}')) as saluran, coalesce(k.versi, 0) as versi
  from (select 1) satu
  left join kontak_notifikasi k on k.sub = :sub::uuid
