select :uraian::text as catatan
