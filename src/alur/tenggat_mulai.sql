insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, dilewati,
                     kalender_versi, asal_mulai, asal_panjang)
values (:id::uuid, :berkas::uuid, :jenis::text, :mulai::timestamptz,
        (select max(k.urutan) from kejadian k where k.rantai_id = :berkas::uuid),
        :jatuh_tempo::timestamptz, :panjang::integer, :satuan::text, :dasar_hukum::text, :aturan_id::uuid, :aturan_versi::integer,
        :dilewati::jsonb, :kalender_versi::bigint, :asal_mulai::timestamptz, :asal_panjang::integer[])
