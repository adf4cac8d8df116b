-- Only what the service owes, and nothing that is dated tomorrow.
insert into kewajiban_catatan (id, layanan_id, penyelenggara_id, jenis, nomor, tanggal, pejabat, uraian, berlaku_sampai)
select :id::uuid, l.id, l.penyelenggara_id, :jenis::text, :nomor::text, :tanggal::date, :pejabat::text, :uraian::text, :berlaku_sampai::date
  from layanan l
  join penyelenggara o on o.id = l.penyelenggara_id
  join aturan_kewajiban a on a.jenis = :jenis::text
 where l.id = :layanan::uuid
   and case when a.bukti <> 'keadaan' then true else layanand.tolak('kewajiban_keadaan', '/jenis') end
   and case when l.pola = any (a.pola) or a.uptd and o.jenis = 'uptd' or a.terkait and exists (select from layanan_kaitan k where k.layanan_id = l.id) then true
            else layanand.tolak('kewajiban_asing', '/jenis') end
   and case when :tanggal::date <= layanand.tanggal(:sekarang::timestamptz) then true else layanand.tolak('kewajiban_lusa', '/tanggal') end
