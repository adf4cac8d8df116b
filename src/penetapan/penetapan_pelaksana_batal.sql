select :alasan::text as catatan
