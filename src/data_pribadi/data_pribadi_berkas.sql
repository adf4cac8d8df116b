-- The cases of the caller (by account, or the one whose access code is shown) with what each holds of him; one more than shown.
select b.id, b.proses, b.nomor, b.status, b.diterima_pada, b.kerahasiaan, b.penyelenggara_id, i.isi,
       (select count(*) from lampiran l where l.berkas_id = b.id and l.kategori = 'identitas' and l.dihapus_pada is null) as kartu,
       layanand.retensi_boleh_diminta(b, 'identitas') as dapat_dihapus,
       (select count(*) from kejadian k where k.berkas_id = b.id and k.jenis = 'data_pribadi.diperbaiki') as perbaikan
  from berkas b
  left join identitas i on i.berkas_id = b.id
 where layanand.milik_saya(b)
   and case when :berkas::uuid is null then b.pemilik_id = :saya::uuid else b.id = :berkas::uuid end
 order by b.id desc
 limit 501
