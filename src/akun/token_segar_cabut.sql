update token_segar set dicabut_pada = :saat::timestamptz where keluarga = :keluarga::uuid and dicabut_pada is null
