-- @lambat
-- The catalogue as CPSV-AP: the data set, who publishes it, where, the concepts, the agencies, the services offered now.
select json_strip_nulls(json_build_object('@context', layanand.cpsv_konteks(), '@graph', json_agg(s.simpul order by s.bagian, s.nama, s.kunci)))::text as teks
  from (select 1 as bagian, '' as nama, '' as kunci,
               json_build_object('@id', '/v1/katalog.jsonld#katalog', '@type', 'dcat:Dataset', 'title', 'Katalog layanan publik Kabupaten Bengkayang',
                   'description', 'Penyelenggara dan layanan publik Kabupaten Bengkayang beserta standar pelayanannya.',
                   'publisher', '/v1/katalog.jsonld#penerbit',
                   'hasPart', (select coalesce(json_agg('/v1/layanan/' || l.id order by l.nama, l.id), '[]')
                                 from layanan l
                                where l.aktif and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid))) as simpul
        union all
        select 2, '', '', json_build_object('@id', '/v1/katalog.jsonld#penerbit', '@type', 'foaf:Agent', 'identifier', '61.07',
                              'title', 'Pemerintah Kabupaten Bengkayang')
        union all
        select 3, '', x.jenis, json_build_object('@id', 'http://publications.europa.eu/resource/authority/' || x.iri, '@type', x.jenis)
          from (values ('dct:LinguisticSystem', 'language/IND'), ('skos:Concept', 'currency/IDR')) x (jenis, iri)
        union all
        select 4, '', w.kode, json_build_object('@id', layanand.cpsv_wilayah(w.kode), '@type', json_build_array('AdministrativeTerritorialUnit', 'dct:Location'),
                                  'identifier', w.kode, 'title', w.nama)
          from (select '61.07' as kode, 'Kabupaten Bengkayang' as nama
                union all
                select p.kode_wilayah, min(p.nama) from penyelenggara p where p.kode_wilayah <> '61.07' group by p.kode_wilayah) w
        union all
        select distinct on (c.skema, c.kode) 5, c.skema, c.kode, json_build_object('@id', '/v1/katalog.jsonld#' || c.skema || '-' || c.kode, '@type', 'skos:Concept',
                                                                     'prefLabel', replace(c.kode, '_', ' '))
          from layanan l
         cross join lateral (values ('jenis', l.jenis), ('pola', l.pola)) c (skema, kode)
         where l.aktif
        union all
        select 6, p.nama, p.id::text, layanand.cpsv_penyelenggara(p)
          from penyelenggara p
         where :penyelenggara_id::uuid is null or p.id = :penyelenggara_id::uuid
        union all
        select 7, l.nama, l.id::text, layanand.cpsv_layanan(l, p, layanand.tanggal(:sekarang::timestamptz), :penyelenggara_id::uuid)
          from layanan l
          join penyelenggara p on p.id = l.penyelenggara_id
         where l.aktif and (:penyelenggara_id::uuid is null or l.penyelenggara_id = :penyelenggara_id::uuid)) s
