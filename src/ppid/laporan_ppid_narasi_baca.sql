-- What the yearly report says in words; nothing written yet is version 0.
select :tahun::integer as tahun, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", n.kebijakan, n.sarana, n.sumber_daya_manusia, n.anggaran,
       n.kendala_internal, n.kendala_eksternal, n.rekomendasi, n.diperbarui_pada, coalesce(n.versi, 0) as _versi
  from (select 1) satu
  left join penyelenggara o on o.id = :penyelenggara_id::uuid
  left join laporan_ppid_narasi n on n.tahun = :tahun::integer and n.penyelenggara_id is not distinct from :penyelenggara_id::uuid
