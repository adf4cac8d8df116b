-- The catalogue for the catalogues of others: how agencies and services are said in CPSV-AP 3.2 (JSON-LD), in Open Referral HSDS 3.1 and in a table.
-- What calls further functions for each row is plpgsql, which keeps its plans; nested functions in SQL would be planned again for each row.

-- An identifier of its own for a part that has none here, the same each time (UUIDv8, RFC 9562).
create function layanand.pengenal_bagian(p_induk uuid, p_bagian text) returns uuid language sql immutable parallel safe as $$
    select overlay(overlay(md5(p_induk || ':' || p_bagian) placing '8' from 13) placing '8' from 17)::uuid
$$;

-- A duration of a standard in words, and as ISO 8601. That knows no working days: they become the calendar days they take at most,
-- weekends included, holidays not; the words beside it are what is promised.
create function layanand.jangka_kata(j jsonb) returns text language sql immutable parallel safe as $$
    select (j ->> 'jumlah') || ' ' || replace(j ->> 'satuan', '_', ' ') || coalesce(' (' || (j ->> 'keterangan') || ')', '')
$$;
create function layanand.jangka_iso(j jsonb) returns text language sql immutable parallel safe as $$
    select case j ->> 'satuan' when 'menit' then 'PT' || n || 'M' when 'jam' then 'PT' || n || 'H' when 'hari' then 'P' || n || 'D'
                               when 'hari_kerja' then 'P' || n + 2 * ((n + 4) / 5) || 'D' end
      from (select (j ->> 'jumlah')::integer as n) x
$$;

-- Opening hours in words: as written, else from the list of days.
create function layanand.jam_kata(p penyelenggara) returns text language plpgsql stable parallel safe as $$
begin
    return (
        select coalesce(p.jam_layanan, (select string_agg(initcap(h.v ->> 'hari') || ' ' || (h.v ->> 'buka') || '-' || (h.v ->> 'tutup'), ', ' order by h.o)
                                          from jsonb_array_elements(p.jam_buka) with ordinality h (v, o))));
end $$;

-- What is open about a service on a day: from the standard in force where there is one, else from the catalogue; and since when it is so.
create function layanand.layanan_isi(l layanan, p_hari date)
    returns table (persyaratan jsonb, prosedur jsonb, jangka_waktu jsonb, jangka_kata text, biaya jsonb, biaya_kata text, produk jsonb, dasar_hukum jsonb,
                   nomor_keputusan text, berlaku_dari date, berubah_pada timestamptz) language plpgsql stable as $$
begin
    return query
    select coalesce(s.komponen -> 'persyaratan',
                    (select jsonb_agg(jsonb_build_object('uraian', x.v) order by x.o) from jsonb_array_elements_text(l.persyaratan) with ordinality x (v, o)), '[]'),
           coalesce(s.komponen -> 'prosedur', '[]'),
           s.komponen -> 'jangka_waktu',
           coalesce(layanand.jangka_kata(s.komponen -> 'jangka_waktu'), l.jangka_waktu),
           coalesce(s.komponen -> 'biaya', case when l.biaya is not null then jsonb_build_array(jsonb_build_object('uraian', l.biaya)) end, '[]'),
           coalesce((select string_agg((x.v ->> 'uraian') || ': ' || case when (x.v ->> 'jumlah')::bigint = 0 then 'gratis' else 'Rp' || (x.v ->> 'jumlah') end, '; '
                                       order by x.o)
                       from jsonb_array_elements(s.komponen -> 'biaya') with ordinality x (v, o)), l.biaya),
           coalesce(s.komponen -> 'produk', case when l.produk is not null then jsonb_build_array(l.produk) end, '[]'),
           coalesce(s.komponen -> 'dasar_hukum', '[]'),
           s.nomor_keputusan, s.berlaku_dari,
           greatest(l.diperbarui_pada, s.ditetapkan_pada, s.berlaku_dari::timestamp at time zone 'Asia/Jakarta')
      from (select layanand.standar_berlaku(l.id, p_hari) as id) b
      left join standar s on s.berkas_id = b.id;
end $$;

-- ---------------------------------------------------------------- CPSV-AP
-- The terms that are used, as in the vocabularies that CPSV-AP 3.2 builds on; part of each answer, so that nothing need be fetched to read it.
create function layanand.cpsv_konteks() returns json language sql immutable parallel safe as $$
    select '{
      "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/", "dcat": "http://www.w3.org/ns/dcat#",
      "eli": "http://data.europa.eu/eli/ontology#", "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#", "org": "http://www.w3.org/ns/org#",
      "skos": "http://www.w3.org/2004/02/skos/core#", "time": "http://www.w3.org/2006/time#", "xsd": "http://www.w3.org/2001/XMLSchema#",
      "AdministrativeTerritorialUnit": "http://data.europa.eu/88u/dataset/atu-type",
      "title": {"@id": "dct:title", "@language": "id"}, "description": {"@id": "dct:description", "@language": "id"},
      "prefLabel": {"@id": "skos:prefLabel", "@language": "id"}, "fullAddress": {"@id": "locn:fullAddress", "@language": "id"},
      "postName": {"@id": "locn:postName", "@language": "id"}, "postCode": "locn:postCode", "identifier": "dct:identifier",
      "telephone": "cv:telephone", "email": "cv:email",
      "hasValue": {"@id": "cv:hasValue", "@type": "xsd:double"}, "processingTime": {"@id": "cv:processingTime", "@type": "xsd:duration"},
      "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
      "hasCompetentAuthority": {"@id": "cv:hasCompetentAuthority", "@type": "@id"}, "contactPoint": {"@id": "cv:contactPoint", "@type": "@id"},
      "contactPage": {"@id": "cv:contactPage", "@type": "@id"}, "openingHours": {"@id": "cv:openingHours", "@type": "@id"},
      "hasCost": {"@id": "cv:hasCost", "@type": "@id"}, "currency": {"@id": "cv:currency", "@type": "@id"},
      "hasChannel": {"@id": "cv:hasChannel", "@type": "@id"}, "holdsRequirement": {"@id": "cv:holdsRequirement", "@type": "@id"},
      "hasLegalResource": {"@id": "cv:hasLegalResource", "@type": "@id"}, "isClassifiedBy": {"@id": "cv:isClassifiedBy", "@type": "@id"},
      "produces": {"@id": "cpsv:produces", "@type": "@id"}, "follows": {"@id": "cpsv:follows", "@type": "@id"},
      "language": {"@id": "dct:language", "@type": "@id"}, "spatial": {"@id": "dct:spatial", "@type": "@id"},
      "publisher": {"@id": "dct:publisher", "@type": "@id"}, "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"}, "hasPart": {"@id": "dct:hasPart", "@type": "@id"},
      "address": {"@id": "locn:address", "@type": "@id"}, "subOrganizationOf": {"@id": "org:subOrganizationOf", "@type": "@id"}
    }'::json
$$;

-- Where an agency is competent: its kecamatan or kelurahan, else the regency.
create function layanand.cpsv_wilayah(p_kode text) returns text language sql immutable parallel safe as $$
    select '/v1/katalog.jsonld#wilayah-' || coalesce(p_kode, '61.07')
$$;

create function layanand.cpsv_kontak(p penyelenggara) returns json language plpgsql stable parallel safe as $$
begin
    return (
        select json_build_object('@id', '/v1/penyelenggara/' || p.id || '#kontak', '@type', 'cv:ContactPoint', 'telephone', p.telepon, 'email', p.email,
                   'contactPage', case when p.situs ~ '^https?://' then json_build_object('@id', p.situs, '@type', 'foaf:Document') end,
                   'openingHours', case when layanand.jam_kata(p) is not null then
                       json_build_object('@id', '/v1/penyelenggara/' || p.id || '#jam', '@type', 'time:TemporalEntity', 'description', layanand.jam_kata(p)) end)
         where num_nonnulls(p.telepon, p.email, p.situs, layanand.jam_kata(p)) > 0);
end $$;

create function layanand.cpsv_penyelenggara(p penyelenggara) returns json language sql stable parallel safe as $$
    select json_build_object('@id', '/v1/penyelenggara/' || p.id, '@type', json_build_array('cv:PublicOrganisation', 'org:Organization'),
               'identifier', p.kode, 'prefLabel', p.nama, 'spatial', layanand.cpsv_wilayah(p.kode_wilayah),
               'subOrganizationOf', '/v1/penyelenggara/' || p.induk_id,
               'address', case when p.alamat is not null then
                   json_build_object('@id', '/v1/penyelenggara/' || p.id || '#alamat', '@type', 'locn:Address', 'fullAddress', p.alamat, 'postName', p.kota,
                                     'postCode', p.kode_pos) end,
               'contactPoint', layanand.cpsv_kontak(p))
$$;

-- One part of a service out of a list: its address and its identifier are those of the service with the place in the list.
create function layanand.cpsv_bagian(l layanan, p_jenis text, p_bagian text, p_urutan bigint, p_lain json) returns json language plpgsql stable parallel safe as $$
begin
    return (
        select json_object_agg(x.key, x.value)
          from (select '@id' as key, to_json('/v1/layanan/' || l.id || '#' || p_bagian || '-' || p_urutan) as value
                union all select '@type', to_json(p_jenis)
                union all select 'identifier', to_json(l.kode || '/' || p_bagian || '/' || p_urutan)
                union all select e.key, e.value from json_each(p_lain) e) x);
end $$;

create function layanand.cpsv_layanan(l layanan, p penyelenggara, p_hari date) returns json language plpgsql stable as $$
begin
    return (
        select json_build_object('@id', '/v1/layanan/' || l.id, '@type', 'cpsv:PublicService', 'identifier', l.kode, 'title', l.nama,
                   'description', coalesce(l.uraian, l.produk, l.nama), 'modified', greatest(i.berubah_pada, p.diperbarui_pada),
                   'language', 'http://publications.europa.eu/resource/authority/language/IND', 'spatial', layanand.cpsv_wilayah(p.kode_wilayah),
                   'isPartOf', '/v1/katalog.jsonld#katalog', 'hasCompetentAuthority', '/v1/penyelenggara/' || p.id,
                   'contactPoint', case when layanand.cpsv_kontak(p) is not null then '/v1/penyelenggara/' || p.id || '#kontak' end,
                   'isClassifiedBy', json_build_array('/v1/katalog.jsonld#jenis-' || l.jenis, '/v1/katalog.jsonld#pola-' || l.pola),
                   'processingTime', layanand.jangka_iso(i.jangka_waktu),
                   'hasChannel', layanand.cpsv_bagian(l, 'cv:Channel', 'loket', 1, json_build_object(
                       'description', p.nama || coalesce('. Jangka waktu: ' || i.jangka_kata, ''), 'processingTime', layanand.jangka_iso(i.jangka_waktu))),
                   'hasCost', (select json_agg(layanand.cpsv_bagian(l, 'cv:Cost', 'biaya', x.o, json_build_object('description', x.v ->> 'uraian',
                                       'hasValue', (x.v ->> 'jumlah')::bigint,
                                       'currency', case when x.v ? 'jumlah' then 'http://publications.europa.eu/resource/authority/currency/IDR' end)) order by x.o)
                                 from jsonb_array_elements(i.biaya) with ordinality x (v, o)),
                   'holdsRequirement', (select json_agg(layanand.cpsv_bagian(l, 'cv:Requirement', 'syarat', x.o, json_build_object(
                                              'title', x.v ->> 'uraian', 'description', x.v ->> 'keterangan')) order by x.o)
                                          from jsonb_array_elements(i.persyaratan) with ordinality x (v, o)),
                   'produces', (select json_agg(layanand.cpsv_bagian(l, 'cv:Output', 'produk', x.o, json_build_object('title', x.v)) order by x.o)
                                  from jsonb_array_elements_text(i.produk) with ordinality x (v, o)),
                   'follows', (select layanand.cpsv_bagian(l, 'cpsv:Rule', 'prosedur', 1, json_build_object('title', 'Sistem, mekanisme dan prosedur',
                                       'description', string_agg(x.o || '. ' || (x.v ->> 'uraian'), E'\n' order by x.o)))
                                 from jsonb_array_elements(i.prosedur) with ordinality x (v, o) having count(*) > 0),
                   'hasLegalResource', (select json_agg(layanand.cpsv_bagian(l, 'eli:LegalResource', 'hukum', x.o, json_build_object('title', x.v)) order by x.o)
                                          from jsonb_array_elements_text(i.dasar_hukum) with ordinality x (v, o)))
          from layanand.layanan_isi(l, p_hari) i);
end $$;

-- ---------------------------------------------------------------- Open Referral HSDS
create function layanand.hsds_telepon(p penyelenggara) returns json language plpgsql stable parallel safe as $$
begin
    return (
        select json_agg(json_build_object('id', layanand.pengenal_bagian(p.id, t.jenis), 'organization_id', p.id, 'number', t.nomor, 'type', t.jenis) order by t.urutan)
          from (values (1, 'voice', p.telepon), (2, 'fax', p.faksimile)) t (urutan, jenis, nomor)
         where t.nomor is not null);
end $$;

-- Rules of RFC 5545 by weekday; where only words are known, the words.
create function layanand.hsds_jadwal(p penyelenggara) returns json language plpgsql stable parallel safe as $$
begin
    return (
        select case when p.jam_buka = '[]' then
                   case when p.jam_layanan is not null then
                       json_build_array(json_build_object('id', layanand.pengenal_bagian(p.id, 'jam'), 'location_id', p.id,
                                                          'description', p.jam_layanan)) end
               else (select json_agg(json_build_object('id', layanand.pengenal_bagian(p.id, h.v ->> 'hari'), 'location_id', p.id, 'freq', 'WEEKLY', 'interval', 1,
                                'byday', '{"senin": "MO", "selasa": "TU", "rabu": "WE", "kamis": "TH", "jumat": "FR", "sabtu": "SA", "minggu": "SU"}'::json ->> (h.v ->> 'hari'),
                                'opens_at', (h.v ->> 'buka') || '+07:00', 'closes_at', (h.v ->> 'tutup') || '+07:00', 'timezone', 7,
                                'notes', (select 'Istirahat ' || string_agg((i.v ->> 'mulai') || '-' || (i.v ->> 'selesai'), ', ' order by i.v ->> 'mulai')
                                            from jsonb_array_elements(coalesce(h.v -> 'istirahat', '[]')) i (v) having count(*) > 0)) order by h.o)
                       from jsonb_array_elements(p.jam_buka) with ordinality h (v, o)) end);
end $$;

-- The office. HSDS wants an address whole: where town or postal code is not known it stands as the description.
create function layanand.hsds_lokasi(p penyelenggara, p_rinci boolean) returns json language sql stable parallel safe as $$
    select json_build_object('id', p.id, 'location_type', 'physical', 'organization_id', p.id, 'name', p.nama,
               'description', case when num_nulls(p.kota, p.kode_pos) > 0 then p.alamat end, 'latitude', p.lintang, 'longitude', p.bujur,
               'addresses', case when p_rinci and num_nulls(p.alamat, p.kota, p.kode_pos) = 0 then
                   json_build_array(json_build_object('id', layanand.pengenal_bagian(p.id, 'alamat'), 'location_id', p.id, 'address_1', p.alamat, 'city', p.kota,
                       'state_province', 'Kalimantan Barat', 'postal_code', p.kode_pos, 'country', 'ID', 'address_type', 'physical')) end,
               'phones', case when p_rinci then layanand.hsds_telepon(p) end,
               'schedules', case when p_rinci then layanand.hsds_jadwal(p) end)
$$;

create function layanand.hsds_organisasi(p penyelenggara, p_rinci boolean) returns json language sql stable parallel safe as $$
    select json_build_object('id', p.id, 'name', p.nama, 'alternate_name', p.kode,
               'description', p.nama || ', Pemerintah Kabupaten Bengkayang' || coalesce('. ' || p.visi, ''), 'email', p.email,
               'website', case when p.situs ~ '^https?://' then p.situs end, 'year_incorporated', extract(year from p.dibentuk_pada),
               'parent_organization_id', p.induk_id, 'phones', case when p_rinci then layanand.hsds_telepon(p) end,
               'locations', case when p_rinci then json_build_array(layanand.hsds_lokasi(p, true)) end)
$$;

-- Each service is given at the office of its agency, so the pair is named by the service.
create function layanand.hsds_di_lokasi(l layanan, p penyelenggara, p_rinci boolean) returns json language sql stable parallel safe as $$
    select json_build_object('id', l.id, 'service_id', l.id, 'location_id', p.id, 'location', layanand.hsds_lokasi(p, p_rinci),
               'schedules', case when p_rinci then layanand.hsds_jadwal(p) end)
$$;

create function layanand.hsds_layanan(l layanan, p penyelenggara, p_hari date, p_rinci boolean) returns json language plpgsql stable as $$
begin
    return (
        select json_build_object('id', l.id, 'organization_id', p.id, 'name', l.nama, 'alternate_name', l.kode, 'description', coalesce(l.uraian, l.produk, l.nama),
                   'email', p.email, 'status', case when l.aktif then 'active' else 'inactive' end,
                   'application_process', nullif(concat_ws(E'\n', (select string_agg(x.o || '. ' || (x.v ->> 'uraian'), E'\n' order by x.o)
                                                                     from jsonb_array_elements(i.prosedur) with ordinality x (v, o)),
                                                           'Jangka waktu: ' || i.jangka_kata), ''),
                   'fees_description', i.biaya_kata, 'last_modified', greatest(i.berubah_pada, p.diperbarui_pada), 'organization', layanand.hsds_organisasi(p, p_rinci),
                   'phones', case when p_rinci then layanand.hsds_telepon(p) end,
                   'service_at_locations', case when p_rinci then json_build_array(layanand.hsds_di_lokasi(l, p, true)) end,
                   'cost_options', case when p_rinci then (
                       select json_agg(json_build_object('id', layanand.pengenal_bagian(l.id, 'biaya' || x.o), 'service_id', l.id, 'option', x.v ->> 'uraian',
                                           'currency', case when x.v ? 'jumlah' then 'IDR' end, 'amount', (x.v ->> 'jumlah')::bigint,
                                           'amount_description', x.v ->> 'dasar_hukum') order by x.o)
                         from jsonb_array_elements(i.biaya) with ordinality x (v, o)) end,
                   'required_documents', case when p_rinci then (
                       select json_agg(json_build_object('id', layanand.pengenal_bagian(l.id, 'syarat' || x.o), 'service_id', l.id,
                                           'document', (x.v ->> 'uraian') || coalesce(' (' || (x.v ->> 'keterangan') || ')', '')) order by x.o)
                         from jsonb_array_elements(i.persyaratan) with ordinality x (v, o)) end)
          from layanand.layanan_isi(l, p_hari) i);
end $$;

-- What HSDS says of a page, by the number of all, of the page and of what it holds.
create function layanand.hsds_halaman(p_semua bigint, p_halaman integer, p_ukuran integer)
    returns table (total_items bigint, total_pages bigint, first_page boolean, last_page boolean) language sql immutable parallel safe as $$
    select p_semua, (p_semua + p_ukuran - 1) / p_ukuran, p_halaman = 1, p_halaman >= (p_semua + p_ukuran - 1) / p_ukuran
$$;

revoke execute on function
    layanand.pengenal_bagian(uuid, text), layanand.jangka_kata(jsonb), layanand.jangka_iso(jsonb), layanand.jam_kata(penyelenggara),
    layanand.layanan_isi(layanan, date), layanand.cpsv_konteks(), layanand.cpsv_wilayah(text), layanand.cpsv_kontak(penyelenggara),
    layanand.cpsv_penyelenggara(penyelenggara), layanand.cpsv_bagian(layanan, text, text, bigint, json),
    layanand.cpsv_layanan(layanan, penyelenggara, date), layanand.hsds_telepon(penyelenggara), layanand.hsds_jadwal(penyelenggara),
    layanand.hsds_lokasi(penyelenggara, boolean), layanand.hsds_organisasi(penyelenggara, boolean),
    layanand.hsds_di_lokasi(layanan, penyelenggara, boolean), layanand.hsds_layanan(layanan, penyelenggara, date, boolean),
    layanand.hsds_halaman(bigint, integer, integer)
    from public;
grant execute on function
    layanand.pengenal_bagian(uuid, text), layanand.jangka_kata(jsonb), layanand.jangka_iso(jsonb), layanand.jam_kata(penyelenggara),
    layanand.layanan_isi(layanan, date), layanand.cpsv_konteks(), layanand.cpsv_wilayah(text), layanand.cpsv_kontak(penyelenggara),
    layanand.cpsv_penyelenggara(penyelenggara), layanand.cpsv_bagian(layanan, text, text, bigint, json),
    layanand.cpsv_layanan(layanan, penyelenggara, date), layanand.hsds_telepon(penyelenggara), layanand.hsds_jadwal(penyelenggara),
    layanand.hsds_lokasi(penyelenggara, boolean), layanand.hsds_organisasi(penyelenggara, boolean),
    layanand.hsds_di_lokasi(layanan, penyelenggara, boolean), layanand.hsds_layanan(layanan, penyelenggara, date, boolean),
    layanand.hsds_halaman(bigint, integer, integer)
    to layanand_daemon;
