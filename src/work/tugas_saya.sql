-- The duties that the context found for this caller (a first statement makes it run).
select current_setting('layanand.tugas', true) as tugas
