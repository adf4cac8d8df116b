-- The next events by chain and place, with what each one's hash must be.
select k.rantai_id, k.urutan, k.id, encode(k.hash, 'hex') as hash, encode(k.hash_sebelum, 'hex') as hash_sebelum,
       k.hash = layanand.kejadian_hash(k) as utuh
  from kejadian k
 where :rantai::uuid is null or (k.rantai_id, k.urutan) > (:rantai::uuid, :urutan::integer)
 order by k.rantai_id, k.urutan
 limit :batas::integer
