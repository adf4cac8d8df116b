-- The result of a round, as it was computed when it closed; what respondents wrote only for those who conduct it.
select b.id as survei_id, b.nomor, b.status, s.judul, s.tahun, s.periode,
       o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", l.id as "layanan.id", l.nama as "layanan.nama",
       h.responden, h.dikecualikan, s.populasi, s.metode as cara_memilih, h.sampel_minimum, h.responden >= h.sampel_minimum as sampel_cukup,
       h.ditahan, h.unsur, h.skm, h.ikm, h.mutu, h.kinerja,
       m.kode as "metode.kode", m.versi as "metode.versi",
       'setengah ke atas, sekali, ' || m.desimal_ikm || ' desimal'
           || case when m.desimal_indeks is null then '' else ', sesudah indeks dibulatkan ke ' || m.desimal_indeks || ' desimal' end as "metode.pembulatan",
       array_to_json(array(select x from (
            select u.kode, u.bobot_pembilang as pembilang, u.bobot_penyebut as penyebut
              from skm_unsur u where u.survei_id = b.id order by u.urutan) x)) as "metode.bobot",
       m.dasar_hukum as "metode.dasar_hukum",
       h.unsur_terendah, h.unsur_tertinggi, h.validitas, h.reliabilitas,
       case when :rinci::text = 'demografi' then h.demografi end as demografi,
       case when :rinci::text = 'layanan' then h.layanan end as rincian_layanan,
       s.saran_perbaikan,
       case when layanand.skm_menangani(b.id)
            then (select coalesce(json_agg(t.isi order by t.isi), '[]') from (
                      select a.isi from skm_saran a where a.survei_id = b.id order by a.isi limit 1000) t) end as saran_responden,
       case when not h.ditahan then h.sidik_masukan end as sidik_masukan, h.dihitung_pada, s.diterbitkan_pada
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join skm_hasil h on h.survei_id = b.id
  join skm_metode m on m.kode = s.metode_hitung and m.versi = s.metode_versi
  join penyelenggara o on o.id = b.penyelenggara_id
  left join layanan l on l.id = s.layanan_id
 where b.id = :id::uuid
