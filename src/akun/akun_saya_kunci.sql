-- akun_saya.sql, and nobody else changes it until this transaction is over.
select a.isi, a.alamat_terbukti_pada is not null as terbukti
  from akun a
 where a.id = :saya::uuid
   for update
