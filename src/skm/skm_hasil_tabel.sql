-- The result as a table for spreadsheets: one line per unsur, then the index (RFC 4180). A name that a spreadsheet would take for a formula
-- is guarded with an apostrophe.
select b.nomor,
       'kode,nama,jumlah,terisi,nrr,nrr_tertimbang,mutu' || E'\r\n'
       || coalesce((select string_agg(format(E'%s,"%s",%s,%s,%s,%s,%s\r\n', x.v ->> 'kode', regexp_replace(replace(u.nama, '"', '""'), '^([=+@\t\r-])', '''\1'), x.v ->> 'jumlah', x.v ->> 'terisi',
                                             x.v ->> 'nrr', x.v ->> 'nrr_tertimbang', x.v ->> 'mutu'), '' order by x.o)
                      from json_array_elements(h.unsur) with ordinality x (v, o)
                      join skm_unsur u on u.survei_id = b.id and u.kode = x.v ->> 'kode'), '')
       || format(E'IKM,"%s",,%s,%s,%s,%s\r\n', coalesce(h.kinerja, 'ditahan'), h.responden, h.skm, h.ikm, h.mutu) as teks
  from berkas b
  join skm_hasil h on h.survei_id = b.id
 where b.id = :id::uuid
