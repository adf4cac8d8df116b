-- The method and the weights of a round: one row for each unsur, in order.
select u.kode, u.bobot_pembilang, u.bobot_penyebut, m.kode || '/' || m.versi as metode, m.desimal_indeks, m.desimal_ikm, m.kelas,
       (m.ambang_validitas * 10000)::bigint as ambang_validitas, (m.ambang_reliabilitas * 10000)::bigint as ambang_reliabilitas,
       s.menggantikan_id is not null as menggantikan
  from skm_survei s
  join skm_metode m on m.kode = s.metode_hitung and m.versi = s.metode_versi
  join skm_unsur u on u.survei_id = s.berkas_id
 where s.berkas_id = :id::uuid
 order by u.urutan
