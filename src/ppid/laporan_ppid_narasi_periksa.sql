-- Whether the caller writes for that agency (none: the regency), and which version there is now.
select layanand.dokumen_mengelola(:penyelenggara_id::uuid) as boleh,
       :penyelenggara_id::uuid is null or exists (select 1 from penyelenggara o where o.id = :penyelenggara_id::uuid) as ada,
       coalesce((select n.versi from laporan_ppid_narasi n
                  where n.tahun = :tahun::integer and n.penyelenggara_id is not distinct from :penyelenggara_id::uuid), 0) as versi
