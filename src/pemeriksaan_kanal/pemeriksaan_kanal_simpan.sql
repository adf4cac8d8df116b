insert into pemeriksaan_kanal (id, penyelenggara_id, kanal, tanggal, status, diperiksa_pada, pemeriksa_id, jumlah_masuk, catatan)
values (:id::uuid, :penyelenggara::uuid, :kanal::text, :tanggal::date, 'diperiksa', :sekarang::timestamptz, :pemeriksa::uuid,
        :jumlah_masuk::integer, :catatan::text)
