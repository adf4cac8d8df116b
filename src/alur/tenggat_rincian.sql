-- A deadline with what it was computed from; the days it passed over are told by the handler.
select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada,
       x.aturan_versi as "aturan.versi", x.dasar_hukum as "aturan.dasar_hukum",
       case when x.asal_mulai is not null then json_build_object('mulai', x.asal_mulai, 'hari', x.asal_panjang) end as melanjutkan,
       array_to_json(array(select m from (
            select k.waktu, k.data -> 'dari' as dari, k.data -> 'ke' as ke, k.data -> 'geser_hari' as geser_hari, k.data -> 'mulai_dari' as mulai_dari,
                   k.data -> 'mulai_ke' as mulai_ke, k.data -> 'dasar' as dasar,
                   k.data -> 'libur_sebelum' as libur_sebelum
              from kejadian k
             where k.berkas_id = x.berkas_id and k.jenis in ('tenggat.dipindahkan', 'tenggat.dihitung_ulang') and k.data ->> 'tenggat_id' = x.id::text
             order by k.urutan) m)) as perpindahan,
       layanand.tanggal(x.mulai) as _hari_nol, x.dilewati as _dilewati
  from tenggat_tampil t
  join tenggat x on x.id = t.id
 where t.id = :id::uuid
