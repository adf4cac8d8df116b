-- One decree at a time. Who acts on a case meanwhile does not wait for it (layanand.kunci_berkas).
select pg_advisory_xact_lock(layanand.kunci_keputusan())
