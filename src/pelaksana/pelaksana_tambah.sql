insert into pelaksana (id, penyelenggara_id, nama, jabatan, diperbarui_pada)
values (:id::uuid, :penyelenggara::uuid, :nama::text, :jabatan::text, :sekarang::timestamptz)
