select layanand.skm_undangan_akhiri(:id::uuid)
