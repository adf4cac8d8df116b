-- Where a standard is drafted: at the agency that gives the service.
select l.penyelenggara_id, l.id as layanan_id from layanan l where l.id = :id::uuid
