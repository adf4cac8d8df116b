-- Before an import: whether the agency is there, whether this caller answers for it (services and standards), or drafts its standards.
select layanand.mengurus(p.id) as mengurus,
       layanand.mengurus(p.id) or layanand.peran() = 'pelaksana' and p.id = layanand.penyelenggara_saya() as boleh
  from penyelenggara p where p.id = :id::uuid
