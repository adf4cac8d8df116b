-- What this part of the API is, as HSDS asks of its root.
select '3.1' as version, 'https://docs.openreferral.org/' as profile, :alamat_publik::text || '/openapi.json' as openapi_url,
       'Katalog layanan publik Kabupaten Bengkayang' as description, 'Pemerintah Kabupaten Bengkayang' as "publisher.name"
