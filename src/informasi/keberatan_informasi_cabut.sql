insert into keberatan_informasi as k (berkas_id, alasan_tutup) values (:berkas::uuid, :alasan::text)
    on conflict (berkas_id) do update set alasan_tutup = excluded.alasan_tutup
returning k.alasan_tutup as catatan
