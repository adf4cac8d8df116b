select layanand.seleksi_kecualikan(:berkas::uuid, :penilai_id::uuid, :pelaksana_id::uuid, :kriteria::text, :alasan::text, :sekarang::timestamptz) as data
 where layanand.seleksi_tanpa_konflik(:berkas::uuid)
