-- Complete only with a copy of the identity card (P40(8) f; the other fields are asked for at the filing); incomplete only with what is missing.
with ubah as (
    update permohonan_informasi set kekurangan = case when :cabang::text = 'lengkap' then '[]' else :kekurangan::jsonb end
     where berkas_id = :berkas::uuid
       and case when :cabang::text = 'lengkap' and salinan_identitas is null
                     and not exists (select 1 from lampiran l where l.berkas_id = :berkas::uuid and l.kategori = 'identitas')
                then layanand.tolak('permohonan_tanpa_salinan', '/hasil')
                when :cabang::text = 'tidak_lengkap' and :kekurangan::jsonb is null then layanand.tolak('permohonan_tanpa_kekurangan', '/kekurangan')
                else true end
    returning kekurangan
)
select (select string_agg('- ' || k.satu, e'\n' order by k.urutan) from jsonb_array_elements_text(u.kekurangan) with ordinality k (satu, urutan)) as catatan
  from ubah u
