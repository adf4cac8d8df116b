-- The term that runs ends on the day before.
update masa_jabatan set berlaku_sampai = :dari::date - 1 where penyelenggara_id = :penyelenggara::uuid and berlaku_sampai is null
