update permohonan_informasi set alasan_perpanjangan = :alasan::text where berkas_id = :berkas::uuid
returning alasan_perpanjangan as catatan
