select layanand.skm_undangan_pindah(:dari::uuid, :ke::uuid)
