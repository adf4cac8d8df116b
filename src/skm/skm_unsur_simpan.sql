-- As asked for, or the method's own. The weight: the method's fixed one, else the round's own, else 1/n.
with minta as (
    select j.o as urutan, j.v ->> 'kode' as kode, j.v ->> 'nama' as nama, j.v ->> 'pertanyaan' as pertanyaan,
           j.v ->> 'pertanyaan_en' as pertanyaan_en, (j.v #>> '{bobot,pembilang}')::integer as pembilang,
           (j.v #>> '{bobot,penyebut}')::integer as penyebut
      from jsonb_array_elements(:unsur::jsonb) with ordinality j (v, o)
     where :unsur::jsonb is not null
    union all
    select u.urutan, u.kode, null, null, null, null, null
      from skm_metode_unsur u
     where :unsur::jsonb is null and u.metode = :metode::text and u.versi = :versi::integer
)
insert into skm_unsur (survei_id, urutan, kode, nama, pertanyaan_id, pertanyaan_en, jawaban_id, jawaban_en, bobot_pembilang, bobot_penyebut)
select :survei::uuid, p.urutan, p.kode, coalesce(p.nama, u.nama), coalesce(p.pertanyaan, u.pertanyaan_id),
       coalesce(p.pertanyaan_en, u.pertanyaan_en, p.pertanyaan),
       coalesce(u.jawaban_id, '["Tidak baik", "Kurang baik", "Baik", "Sangat baik"]'),
       coalesce(u.jawaban_en, '["Not good", "Less good", "Good", "Very good"]'),
       coalesce(m.bobot_pembilang, p.pembilang, 1), coalesce(m.bobot_penyebut, p.penyebut, (select count(*) from minta))
  from minta p
  join skm_metode m on m.kode = :metode::text and m.versi = :versi::integer
  left join skm_metode_unsur u on u.metode = m.kode and u.versi = m.versi and u.kode = p.kode
