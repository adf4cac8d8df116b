update pengaduan set alasan_tutup = :alasan::text, dasar_hukum_tutup = :dasar_hukum::text where berkas_id = :berkas::uuid
returning alasan_tutup || e'\nDasar hukum: ' || dasar_hukum_tutup as catatan
