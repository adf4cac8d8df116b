-- In the order of the hashes: rows do not tell which card came after which.
insert into skm_undangan (hash, survei_id, berlaku_sampai)
select decode(h, 'hex'), :id::uuid, :berlaku_sampai::date
  from unnest(:hash::text[]) h
 where coalesce(:berlaku_sampai::date, 'infinity') >= layanand.tanggal(:sekarang::timestamptz)
    or layanand.tolak('skm_undangan_lampau', '/berlaku_sampai')
 order by h
