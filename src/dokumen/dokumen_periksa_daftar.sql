-- Versions whose content was not checked for a week, those that waited longest first; together about as much as is read in a minute. Content that
-- is broken is looked at again, in case it was restored.
select x.id, x.berkas_id, x.penyelenggara_id, x.nomor, x.ukuran, x.sha256, x.rusak
  from (select v.id, v.berkas_id, d.penyelenggara_id, v.nomor, v.ukuran, encode(v.sha256, 'hex') as sha256, v.rusak_pada is not null as rusak,
               sum(v.ukuran) over (order by v.diperiksa_pada nulls first, v.id) - v.ukuran as sebelum, v.diperiksa_pada
          from (select w.* from dokumen_versi w
                 where w.diperiksa_pada is null or w.diperiksa_pada <= :sekarang::timestamptz - interval '7 days'
                 order by w.diperiksa_pada nulls first, w.id limit 500) v
          join dokumen d on d.berkas_id = v.berkas_id) x
 where x.sebelum < 67108864
 order by x.diperiksa_pada nulls first, x.id
