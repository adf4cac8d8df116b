-- How often the complainant has already added words of this kind.
select count(*) as banyak from kejadian k where k.berkas_id = :berkas::uuid and k.jenis = :jenis::text
