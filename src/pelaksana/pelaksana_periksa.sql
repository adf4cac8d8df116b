-- Before a write: whether the officer is there, which version, and whether this caller answers for the agency.
select e.versi, e.kepala, layanand.mengurus(e.penyelenggara_id) as boleh from pelaksana e where e.id = :id::uuid
