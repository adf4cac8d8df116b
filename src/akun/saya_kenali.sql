-- What is known of the caller beside the token: the own account, the own row among the officers, the agency.
select a.isi, e.nama, o.id as penyelenggara_id, o.nama as penyelenggara_nama,
       case when a.id is null then null when a.pengguna_hash is null then 'tiada' when a.alamat_terbukti_pada is null then 'belum' else 'terbukti' end as status_email
  from (select :id::uuid as id, :penyelenggara::uuid as penyelenggara_id) s
  left join akun a on a.id = s.id
  left join pelaksana e on e.id = s.id
  left join penyelenggara o on o.id = s.penyelenggara_id
