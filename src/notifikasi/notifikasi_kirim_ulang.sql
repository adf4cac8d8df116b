-- A dead letter is queued again, as if never tried (trigger notifikasi_jaga: another is 409).
with ulang as (
    update notifikasi n
       set status = 'menunggu', percobaan = 0, coba_pada = :sekarang::timestamptz, alasan = null, dipinjam_sampai = null,
           diulang_pada = :sekarang::timestamptz, diulang_oleh = :saya::uuid
     where n.id = :id::uuid
    returning n.*
)
select n.id, b.id as "berkas.id", b.nomor as "berkas.nomor", n.jenis, n.penerima, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       n.saluran, n.bahasa, n.status, n.percobaan, n.coba_pada, n.alasan, n.dibuat_pada, n.terkirim_pada, n.diulang_pada
  from ulang n
  left join berkas b on b.id = n.berkas_id
  left join penyelenggara o on o.id = n.penyelenggara_id
