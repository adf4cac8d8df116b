-- By himself, from the first day on; the last one is the deadline's.
select layanand.seleksi_daftarkan(s.berkas_id, :saya::uuid, 'mandiri', :keterangan::text, :sekarang::timestamptz) as data
  from seleksi s
 where s.berkas_id = :berkas::uuid
   and case when s.pendaftaran_dari <= layanand.tanggal(:sekarang::timestamptz) then true else layanand.tolak('seleksi_belum_dibuka') end
