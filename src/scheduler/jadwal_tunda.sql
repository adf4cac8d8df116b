-- Work that failed is tried again later, and holds back nobody meanwhile.
update jadwal set tunda_sampai = now() + interval '1 minute' where nama = :nama::text
