-- With the complaints and the survey results of the period (P17(4)), as they are now.
insert into standar_evaluasi (id, berkas_id, dari, sampai, metode, dapat_dilaksanakan, faktor_keberhasilan, faktor_penghambat, rencana_perbaikan,
                              pengaduan, skm, dicatat_pada)
select layanand.uuid_v7(:sekarang::timestamptz), s.berkas_id, :dari::date, :sampai::date,
       array(select jsonb_array_elements_text(:metode::jsonb)), :dapat_dilaksanakan::boolean, :faktor_keberhasilan::jsonb, :faktor_penghambat::jsonb,
       :rencana_perbaikan::jsonb, layanand.pengaduan_layanan(s.layanan_id, :dari::date, :sampai::date),
       layanand.skm_layanan(s.layanan_id, :dari::date, :sampai::date), :sekarang::timestamptz
  from standar s
 where s.berkas_id = :berkas::uuid
   and (:sampai::date <= layanand.tanggal(:sekarang::timestamptz) or layanand.tolak('tanggal_di_depan', '/sampai'))
