-- One service, also one that is no longer offered: old cases point at it.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       l.uraian, l.produk, l.biaya, l.jangka_waktu, l.persyaratan, l.aktif, case when l.pola = 'gugus_tugas' then layanand.gugus_tugas(l) end as gugus_tugas, l.diperbarui_pada, l.versi as _versi
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
 where l.id = :id::uuid
