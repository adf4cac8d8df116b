-- What moves nothing could be said without end.
select layanand.tambahan_muat(:berkas::uuid, :jenis::text) as muat
