-- The letter with this code and the account that has its address now, both locked: of many at once one finds the code unused. What the account holds beside its
-- address: cases; nik_cocok: whether all the identities in them that have a NIK have this one.
select s.id, s.alamat_hash, a.id as akun_id, a.isi, a.alamat_terbukti_pada is not null as terbukti,
       exists (select from berkas b where b.pemilik_id = a.id) as berberkas,
       (select bool_and(i.nik_hash = decode(:nik_hash::text, 'hex')) from berkas b join identitas i on i.berkas_id = b.id where b.pemilik_id = a.id) as nik_cocok
  from surat_akun s
  join akun a on a.pengguna_hash = s.pengguna_hash
 where s.kode_hash = :kode::bytea and s.templat = 'akun.pemulihan' and s.dipakai_pada is null and s.kedaluwarsa > :sekarang::timestamptz
   and layanand.akun_terbuka(a)
   for update of s, a
