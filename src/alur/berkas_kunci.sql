-- The lock that serialises everything about a case. What is read afterwards sees what the holder before committed.
select 1 from berkas b where b.id = :berkas::uuid and b.proses = :proses::text for update
