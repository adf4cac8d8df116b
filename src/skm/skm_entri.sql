select layanand.skm_entri(:id::uuid, :jawaban::jsonb, :profil::jsonb, :layanan_id::uuid, :saran::text, layanand.tanggal(:sekarang::timestamptz)) as diterima
