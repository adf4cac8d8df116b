-- The request that the objection is about, for its owner alone; whether this reason may be given now, in time, and none is pending.
select b.penyelenggara_id, b.id as asal_id, a.huruf as kelas
  from alasan_keberatan a
  left join (berkas b join permohonan_informasi p on p.berkas_id = b.id)
         on b.id = :permohonan_id::uuid and (b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses())
 where a.huruf = :huruf::text
   and case when b.id is null then layanand.tolak('permohonan_asing', '/permohonan_id')
            when exists (select 1 from berkas k join proses z on z.proses = k.proses
                          where k.asal_id = b.id and k.proses = 'keberatan_informasi' and k.status <> all (z.status_akhir))
            then layanand.tolak('keberatan_masih_terbuka')
            when b.status <> all (a.dari)
                 or a.tenggat_lewat is not null and not exists (select 1 from tenggat t
                                                                 where t.berkas_id = b.id and t.jenis = any (a.tenggat_lewat) and t.status = 'lewat')
                 or a.syarat = 'dikecualikan' and p.hasil not in ('ditolak', 'sebagian')
                 or a.syarat = 'berbiaya' and p.biaya = '[]'
            then layanand.tolak('keberatan_belum_beralasan')
            -- From a decision on, as long as the rule says; what lapsed undecided goes on until it is decided.
            when p.diputuskan_pada is not null
                 and not exists (select 1 from tenggat t
                                  where t.berkas_id = b.id and t.jenis = 'keberatan' and t.status = 'berjalan' and t.jatuh_tempo >= :sekarang::timestamptz)
            then layanand.tolak('keberatan_lewat_waktu')
            else true end
