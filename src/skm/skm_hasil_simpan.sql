-- Without answers there are no sums: arrays of zeros.
insert into skm_hasil (survei_id, responden, dikecualikan, sampel_minimum, jumlah, terisi, ditahan, skm, ikm, mutu, kinerja, unsur,
                       unsur_terendah, unsur_tertinggi, validitas, reliabilitas, demografi, layanan, sidik_masukan, dihitung_pada)
values (:id::uuid, :responden::bigint, :dikecualikan::bigint, :sampel::integer, :jumlah::bigint[], :terisi::bigint[], :ditahan::boolean,
        round(:skm::bigint / 10000.0, 4), round(:ikm::bigint / 10::numeric ^ :desimal::integer, :desimal::integer), :mutu::text, :kinerja::text,
        :unsur::json, :terendah::json, :tertinggi::json, :validitas::json, :reliabilitas::json, :demografi::json, :layanan::json,
        :sidik::text, :sekarang::timestamptz)
