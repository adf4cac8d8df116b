select :alasan::text as catatan where layanand.seleksi_tanpa_konflik(:berkas::uuid)
