select uji_gagal(:keadaan::text, :kendala::text)::text as hasil
