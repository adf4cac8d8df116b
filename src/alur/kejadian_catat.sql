-- Place in the chain, hashes and feed position are filled by the trigger kejadian_rantai.
insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, catatan, data)
values (:rantai::uuid, :id::uuid, :berkas::uuid, :proses::text, :penyelenggara::uuid, :jenis::text, :waktu::timestamptz, :pelaku::text,
        :pelaku_id::uuid, :catatan::text, jsonb_strip_nulls(coalesce(:data::jsonb, '{}')))
