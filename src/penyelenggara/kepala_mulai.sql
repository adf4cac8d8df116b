insert into masa_jabatan (id, penyelenggara_id, pelaksana_id, status, keputusan, berlaku_dari)
values (:id::uuid, :penyelenggara::uuid, :pelaksana::uuid, :status::text, :keputusan::text, :dari::date)
