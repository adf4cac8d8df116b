-- The lock that serialises everything about a case. What is read afterwards sees what the holder before committed.
select layanand.kunci_berkas(:berkas::uuid, :proses::text)
