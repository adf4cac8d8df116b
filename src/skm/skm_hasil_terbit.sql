-- Published results in the order in which their changes were committed: a reader who goes on from its cursor misses nothing. A withdrawn one
-- comes again, as a tombstone without figures.
select b.id as survei_id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       l.id as "layanan.id", l.nama as "layanan.nama", s.judul, s.tahun, s.periode, h.responden,
       case when h.survei_id is not null then s.populasi end as populasi, h.sampel_minimum,
       h.responden >= h.sampel_minimum as sampel_cukup, coalesce(h.unsur, '[]') as unsur, h.skm, h.ikm, h.mutu, h.kinerja,
       s.metode_hitung as "metode.kode", s.metode_versi as "metode.versi",
       case when h.survei_id is not null then s.saran_perbaikan else '[]' end as saran_perbaikan, case when not h.ditahan then h.sidik_masukan end as sidik_masukan, s.diterbitkan_pada,
       b.diperbarui_pada, s.ditarik_pada, s.alasan_penarikan,
       json_build_array(b.era, b.transaksi::text, b.id)::text as _cursor
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  left join skm_hasil h on h.survei_id = b.id and b.status <> 'ditarik'
  join penyelenggara o on o.id = b.penyelenggara_id
  left join layanan l on l.id = s.layanan_id
 where b.proses = 'skm' and b.status in ('dipublikasikan', 'dilaporkan', 'ditarik')
   and (b.era < (select u.era from umpan u) or b.transaksi < (select layanand.umpan_batas()))
   and (:tahun::smallint is null or s.tahun = :tahun::smallint)
   and (:penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid)
   and (:diperbarui_sejak::timestamptz is null or b.diperbarui_pada >= :diperbarui_sejak::timestamptz)
   and (b.era, b.transaksi, b.id) > ((select coalesce((:cursor::json ->> 0)::integer, 0)), (select coalesce((:cursor::json ->> 1)::xid8, '0')),
                                     (select coalesce((:cursor::json ->> 2)::uuid, '00000000-0000-0000-0000-000000000000')))
 order by b.era, b.transaksi, b.id
 limit :limit::integer + 1
