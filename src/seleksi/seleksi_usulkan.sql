select layanand.seleksi_daftarkan(:berkas::uuid, :pelaksana_id::uuid, 'diusulkan', :keterangan::text, :sekarang::timestamptz) as data
 where layanand.seleksi_tanpa_konflik(:berkas::uuid)
   and case when :pelaksana_id::uuid = :saya::uuid then layanand.tolak('seleksi_calon_mengelola', '/pelaksana_id') else true end
