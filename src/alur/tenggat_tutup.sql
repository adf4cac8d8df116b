-- What the action meets is met, in time or late; with * in the list, or when the case closes, nothing of the rest is owed any more.
update tenggat
   set status = case when status = 'lewat' then status when jenis = any (:memenuhi::text[]) then 'terpenuhi' else 'gugur' end,
       terpenuhi_pada = case when jenis = any (:memenuhi::text[]) then :sekarang::timestamptz end,
       gugur_pada = case when jenis <> all (:memenuhi::text[]) then :sekarang::timestamptz end
 where berkas_id = :berkas::uuid
   and (status = 'berjalan' or status = 'lewat' and terpenuhi_pada is null and gugur_pada is null)
   and (jenis = any (:memenuhi::text[]) or '*' = any (:memenuhi::text[]) or :menutup::boolean)
