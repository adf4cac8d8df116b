-- The answer; what a lapse opened has no row yet.
insert into keberatan_informasi as k (berkas_id, hasil, tanggapan, ditanggapi_pada)
values (:berkas::uuid, :hasil::text, :uraian::text, :sekarang::timestamptz)
    on conflict (berkas_id) do update
       set hasil = excluded.hasil, tanggapan = excluded.tanggapan, ditanggapi_pada = excluded.ditanggapi_pada
returning (select b.asal_id from berkas b where b.id = k.berkas_id) as permohonan_id
