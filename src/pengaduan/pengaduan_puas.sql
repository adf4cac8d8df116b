update pengaduan set puas = :puas::boolean where berkas_id = :berkas::uuid
