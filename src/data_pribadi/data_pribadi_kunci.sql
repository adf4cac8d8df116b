-- Locks what is going to be changed, in one order for everybody.
select b.id from berkas b
 where layanand.milik_saya(b)
   and case when :berkas::uuid is null then b.pemilik_id = :saya::uuid else b.id = :berkas::uuid end
 order by b.id
   for update
