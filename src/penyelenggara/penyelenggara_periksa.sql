-- Before a write: whether it is there, which version, and whether this caller answers for it.
select p.versi, layanand.mengurus(p.id) as boleh from penyelenggara p where p.id = :id::uuid
