-- After an objection a request may be handed over again; the former record stays in the history.
insert into penyerahan_informasi as s (berkas_id, tempat, penyerah_nama, penyerah_jabatan, penyerah_nip, penerima_sebagai, isi, diserahkan_pada)
values (:berkas::uuid, :tempat::text, :nama::text, :jabatan::text, :nip::text, :sebagai::text, :isi::bytea, :sekarang::timestamptz)
    on conflict (berkas_id) do update
       set tempat = excluded.tempat, penyerah_nama = excluded.penyerah_nama, penyerah_jabatan = excluded.penyerah_jabatan,
           penyerah_nip = excluded.penyerah_nip, penerima_sebagai = excluded.penerima_sebagai, isi = excluded.isi,
           diserahkan_pada = excluded.diserahkan_pada
