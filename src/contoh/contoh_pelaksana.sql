insert into pelaksana as e (id, penyelenggara_id, nama, jabatan, kepala, diperbarui_pada)
select x.id, (select p.id from penyelenggara p where p.kode = x.penyelenggara), x.nama, x.jabatan, x.kepala, layanand.sekarang()
  from jsonb_to_recordset(:isi::jsonb) as x (id uuid, penyelenggara text, nama text, jabatan text, kepala boolean)
    on conflict (id) do update
       set penyelenggara_id = excluded.penyelenggara_id, nama = excluded.nama, jabatan = excluded.jabatan, kepala = excluded.kepala,
           diperbarui_pada = excluded.diperbarui_pada
     where (e.penyelenggara_id, e.nama, e.jabatan, e.kepala)
           is distinct from (excluded.penyelenggara_id, excluded.nama, excluded.jabatan, excluded.kepala)
