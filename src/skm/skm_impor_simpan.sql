select layanand.skm_simpan(:id::uuid, 'kertas', :hari::date, :jawaban::jsonb) as kosong
