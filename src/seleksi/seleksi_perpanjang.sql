-- Both days as they are from now on; the deadlines start anew by them.
with baru as materialized (
    select j.jenis, j.sampai, case j.jenis when 'pendaftaran' then :pendaftaran_sampai::date else coalesce(:penetapan_sampai::date, j.sampai) end as menjadi
      from berkas_jadwal j
     where j.berkas_id = :berkas::uuid and layanand.seleksi_tanpa_konflik(j.berkas_id)
), periksa as materialized (
    select case when exists (select from baru b where b.jenis = 'pendaftaran' and b.menjadi <= b.sampai)
                then layanand.tolak('seleksi_jadwal_mundur', '/pendaftaran_sampai')
                when exists (select from baru b where b.menjadi < b.sampai) then layanand.tolak('seleksi_jadwal_mundur', '/penetapan_sampai')
                when (select b.menjadi from baru b where b.jenis = 'penetapan') <= :pendaftaran_sampai::date
                then layanand.tolak('seleksi_jadwal_urut', '/penetapan_sampai')
                when exists (select from baru b where b.menjadi - layanand.tanggal(:sekarang::timestamptz) > 730)
                then layanand.tolak('seleksi_jadwal_hari') else true end as boleh
), ubah as (
    update berkas_jadwal j set sampai = b.menjadi
      from baru b, periksa p
     where p.boleh and j.berkas_id = :berkas::uuid and j.jenis = b.jenis and b.menjadi > b.sampai
)
select :alasan::text as catatan, jsonb_object_agg(b.jenis, b.menjadi) as data from baru b, periksa p where p.boleh
