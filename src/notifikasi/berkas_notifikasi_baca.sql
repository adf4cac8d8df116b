-- What the owner of a case wants of notices; until he says so, what he filed it with.
select coalesce(p.bahasa, b.bahasa) as bahasa, to_json(coalesce(p.saluran, '{email,pesan}')) as saluran, coalesce(p.versi, 0) as _versi
  from berkas b
  left join preferensi_berkas p on p.berkas_id = b.id
 where b.id = :id::uuid and (b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses())
