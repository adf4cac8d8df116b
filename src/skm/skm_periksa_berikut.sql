select h.survei_id, b.nomor, h.responden, h.dikecualikan, h.ditahan, (h.skm * 10000)::bigint as skm,
       (h.ikm * 10::numeric ^ m.desimal_ikm)::bigint as ikm, h.mutu, h.kinerja, h.unsur::text as unsur, h.unsur_terendah::text as unsur_terendah,
       h.unsur_tertinggi::text as unsur_tertinggi, h.validitas::text as validitas, h.reliabilitas::text as reliabilitas,
       h.demografi::text as demografi, h.layanan::text as layanan, h.sidik_masukan
  from skm_hasil h
  join berkas b on b.id = h.survei_id
  join skm_survei s on s.berkas_id = h.survei_id
  join skm_metode m on m.kode = s.metode_hitung and m.versi = s.metode_versi
 where (:sesudah::uuid is null or h.survei_id > :sesudah::uuid) and (:nomor::text is null or b.nomor = :nomor::text)
 order by h.survei_id
 limit 1
