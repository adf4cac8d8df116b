update permohonan_informasi set alasan_tutup = :alasan::text where berkas_id = :berkas::uuid
returning alasan_tutup as catatan
