-- A deadline with what it was computed from; the days it passed over are told by the handler.
select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada,
       x.aturan_versi as "aturan.versi", x.dasar_hukum as "aturan.dasar_hukum",
       layanand.tanggal(x.mulai) as _hari_nol, x.dilewati as _dilewati
  from tenggat_tampil t
  join tenggat x on x.id = t.id
 where t.id = :id::uuid
