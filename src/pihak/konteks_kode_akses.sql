-- Whoever holds the access code is the owner for the rest of the transaction.
select set_config('layanand.kode_akses', :hash::text, true)
