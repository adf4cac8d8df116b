select layanand.skm_tindak_lanjut_mulai(:id::uuid)
