-- A new decision after an objection takes the place of the former one, which stays in the history.
update permohonan_informasi p
   set hasil = :hasil::text, materi = :materi::jsonb, penghitaman = coalesce(:penghitaman::jsonb, '[]'), biaya = coalesce(:biaya::jsonb, '[]'),
       cara_bayar = :cara_bayar::text, uraian_keputusan = :uraian::text, huruf_penolakan = null, uji_konsekuensi = null,
       diputuskan_pada = :sekarang::timestamptz
 where p.berkas_id = :berkas::uuid
   and case when (:hasil::text = 'sebagian') <> (coalesce(:penghitaman::jsonb, '[]') <> '[]') then layanand.tolak('permohonan_penghitaman', '/penghitaman')
            when exists (select 1 from jsonb_array_elements(:materi::jsonb) m
                          where m ->> 'dokumen_id' is not null
                            and not exists (select 1 from dokumen d where d.berkas_id = (m ->> 'dokumen_id')::uuid))
            then layanand.tolak('permohonan_dokumen_asing', '/materi')
            -- The requester would be told of a closed one by its id.
            when exists (select 1 from jsonb_array_elements(:materi::jsonb) m
                          where m ->> 'dokumen_id' is not null and not layanand.dokumen_terbuka((m ->> 'dokumen_id')::uuid))
            then layanand.tolak('permohonan_dokumen_tertutup', '/materi')
            when coalesce(:biaya::jsonb, '[]') <> '[]' and :cara_bayar::text is null then layanand.tolak('permohonan_cara_bayar', '/cara_bayar')
            else true end
returning p.uraian_keputusan as catatan,
          jsonb_build_object('hasil', p.hasil, 'huruf', (select jsonb_agg(distinct x ->> 'huruf') from jsonb_array_elements(p.penghitaman) x))::text as data
