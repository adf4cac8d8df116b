with tutup as (
    insert into informasi_tertutup (id, penyelenggara_id, jenis, dasar_huruf, alasan, sejak, sampai)
    select layanand.uuid_v7(:sekarang::timestamptz), :id::uuid, :jenis::text, :huruf::text, :alasan::text, layanand.tanggal(:sekarang::timestamptz), :sampai::date
     where layanand.informasi_dikelola(:id::uuid)
    returning *
)
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", t.jenis, t.dasar_huruf as huruf, g.dasar_hukum, t.alasan, t.sejak, t.sampai, t.dibuka_pada
  from tutup t
  join penyelenggara o on o.id = t.penyelenggara_id
  join dasar_pengecualian g on g.huruf = t.dasar_huruf
