select layanand.skm_terlalu_dekat(:id::uuid) as nomor
