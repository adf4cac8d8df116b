-- One link as it was written, also one that was dissolved.
select t.hubungan, x.id as "layanan.id", x.nama as "layanan.nama", p.id as "penyelenggara.id", p.nama as "penyelenggara.nama", x.pola, t.keterangan,
       l.pola = 'satu_pintu' and x.pola = 'satu_pintu' and x.penyelenggara_id = l.penyelenggara_id as satu_pintu, t.sejak, t.dilepas_pada
  from layanan_terkait t
  join layanan l on l.id = t.layanan_id
  join layanan x on x.id = t.terkait_id
  join penyelenggara p on p.id = x.penyelenggara_id
 where t.id = :id::uuid
