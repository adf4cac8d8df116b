-- How the decision reaches the complainant by itself: NULL when only an officer can bring it.
select case when b.pemilik_id is not null then 'aplikasi' when p.dapat_dihubungi and not layanand.surat_ditolak(b.id) then 'email' end as cara
  from berkas b
  join pengaduan p on p.berkas_id = b.id
 where b.id = :berkas::uuid
