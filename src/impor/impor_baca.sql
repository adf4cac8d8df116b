-- What is there already for each row of an import, in their order, and what follows: an empty cell leaves what is there. A standard is drafted when the
-- components differ from the draft that is open, or else from the standard in force; a draft that is being discussed is left to those who discuss it. While a
-- standard is in force the words that follow from the components are its own, not those of the draft.
select l.id as layanan_id, l.versi, l.penyelenggara_id is distinct from :penyelenggara::uuid as asing,
       s.berkas_id is not null as berstandar,
       (select b is distinct from l
          from jsonb_populate_record(l, (e.isi -> 'layanan') - case when s.berkas_id is not null then '{produk,biaya,jangka_waktu,persyaratan}' else '{}' end::text[]) b) as berubah,
       exists (select from jsonb_each(e.isi -> 'layanan') x
                where x.key in ('nama', 'jenis', 'pola', 'uraian') and x.value is distinct from to_jsonb(l) -> x.key) as pokok_berubah,
       r.id as rancangan_id, r.nomor as rancangan_nomor, k.komponen,
       case when e.isi -> 'komponen' = '{}' or r.id is null and k.komponen = s.komponen then 'tanpa'
            when k.komponen = r.komponen then 'tetap'
            when r.id is null then 'dibuka'
            when r.status = 'rancangan' then 'diubah'
            else 'dibahas' end as rancangan,
       array_to_json(layanand.standar_kurang(k.komponen)) as komponen_kurang
  from jsonb_array_elements(:baris::jsonb) with ordinality e (isi, ke)
  left join layanan l on l.kode = e.isi -> 'layanan' ->> 'kode'
  left join lateral (
      select b.id, b.nomor, b.status, x.komponen
        from standar x
        join berkas b on b.id = x.berkas_id
       where x.layanan_id = l.id and b.status in ('rancangan', 'dibahas', 'disepakati')
       order by b.id desc limit 1) r on true
  left join standar s on s.berkas_id = layanand.standar_berlaku(l.id, layanand.tanggal(:sekarang::timestamptz))
 cross join lateral (select coalesce(r.komponen, s.komponen, '{}') || (e.isi -> 'komponen') as komponen) k
 order by e.ke
