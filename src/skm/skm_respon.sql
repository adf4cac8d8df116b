-- One answer; the function refuses what may not be counted and keeps nothing that leads back to the token.
select layanand.skm_jawab(:id::uuid, :token::text, :jawaban::jsonb, :profil::jsonb, :layanan_id::uuid, :saran::text,
                          layanand.tanggal(:sekarang::timestamptz)) as diterima
