-- What this part of the API is, as HSDS asks of its root.
select '3.1' as version, 'https://docs.openreferral.org/' as profile,
       'Katalog layanan publik Kabupaten Bengkayang' as description, 'Pemerintah Kabupaten Bengkayang' as "publisher.name"
