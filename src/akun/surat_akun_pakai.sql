-- Uses up a code that was mailed for the caller's own account: of many at once one finds it unused.
update surat_akun s
   set dipakai_pada = :sekarang::timestamptz
 where s.kode_hash = :kode::bytea and s.akun_id = :saya::uuid and s.templat in ('akun.konfirmasi', 'akun.alamat')
   and s.dipakai_pada is null and s.kedaluwarsa > :sekarang::timestamptz
returning s.id, s.templat = 'akun.alamat' as alamat_baru, s.pengguna_hash, s.alamat_hash, s.isi
