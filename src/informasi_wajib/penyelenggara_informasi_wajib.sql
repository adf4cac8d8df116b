-- The compulsory information of an agency today: the same for everybody.
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", i.skor, i.ada, i.kedaluwarsa, i.belum_ada, i.ditutup, i.informasi,
       'Perbup Bengkayang 24/2018 Pasal 28' as dasar_hukum
  from penyelenggara o
  join layanand.informasi_wajib_skor(:id::uuid, layanand.tanggal(:sekarang::timestamptz)) i on i.penyelenggara_id = o.id
