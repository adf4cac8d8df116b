insert into keberatan_informasi (berkas_id, uraian) values (:berkas::uuid, :uraian::text)
returning jsonb_build_object('ke', 'diajukan', 'asal_id', :permohonan_id::uuid, 'kelas', :huruf::text)::text as data
