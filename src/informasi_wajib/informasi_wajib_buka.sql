-- What is closed today is open again from today on.
with buka as (
    update informasi_tertutup t set dibuka_pada = layanand.tanggal(:sekarang::timestamptz)
     where layanand.informasi_dikelola(:id::uuid) and t.penyelenggara_id = :id::uuid and t.jenis = :jenis::text and t.dibuka_pada is null
       and layanand.aturan_hari(t.sejak, t.sampai, layanand.tanggal(:sekarang::timestamptz))
    returning *
)
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", b.jenis, b.dasar_huruf as huruf, g.dasar_hukum, b.alasan, b.sejak, b.sampai, b.dibuka_pada
  from (select * from buka
        union all
        select null, null, null, null, null, null, null, null
         where case when not exists (select from buka) then layanand.tolak('informasi_tidak_ditutup', '/jenis') end) b
  join penyelenggara o on o.id = b.penyelenggara_id
  join dasar_pengecualian g on g.huruf = b.dasar_huruf
