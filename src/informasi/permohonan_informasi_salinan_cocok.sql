-- Whether this is a copy of an identity card in an earlier request of the caller's own (he sees it, and it is his).
select exists (select 1 from lampiran l
                 join berkas b on b.id = l.berkas_id
                where l.id = :lampiran::uuid and l.kategori = 'identitas' and l.dihapus_pada is null and b.proses = 'permohonan_informasi'
                  and (b.pemilik_id = layanand.saya() or b.kode_akses_hash = layanand.kode_akses())) as cocok
