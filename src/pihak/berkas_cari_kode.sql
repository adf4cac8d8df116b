-- The case of this process whose access code hashes to this; the number is compared by the caller, in constant time.
select b.id, b.nomor from berkas b where b.kode_akses_hash = :hash::text and b.proses = :proses::text
