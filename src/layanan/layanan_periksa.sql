-- Before a write: whether it is there, which version, whose, and whether this caller answers for it.
select l.versi, l.penyelenggara_id, layanand.mengurus(l.penyelenggara_id) as boleh from layanan l where l.id = :id::uuid
