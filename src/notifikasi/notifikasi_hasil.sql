-- What became of an attempt; nothing when its time was over and another daemon has taken the notice. What was sealed for a letter goes when it is done with; a new address
-- is still to be taken from it.
with hasil as (
    update notifikasi n
       set status = :status::text, alasan = :alasan::text, coba_pada = coalesce(:coba_pada::timestamptz, n.coba_pada), dipinjam_sampai = null,
           terkirim_pada = case when :status::text = 'terkirim' then :sekarang::timestamptz else n.terkirim_pada end
     where n.id = :id::uuid and n.status = 'menunggu' and n.percobaan = :percobaan::smallint
    returning n.surat_akun_id
)
update surat_akun s set isi = null from hasil h where s.id = h.surat_akun_id and s.templat <> 'akun.alamat' and :status::text in ('terkirim', 'dibatalkan')
