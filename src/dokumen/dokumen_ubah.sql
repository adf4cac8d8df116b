-- A merge patch (RFC 7396) over the document; an exception goes with its classification. The event tells which parts changed.
with i as (
    select x.isi, d.berkas_id, d.klasifikasi as lama, coalesce(x.isi ->> 'klasifikasi', d.klasifikasi) as baru,
           case when x.isi ? 'pengecualian' then x.isi -> 'pengecualian'
                when coalesce(x.isi ->> 'klasifikasi', d.klasifikasi) = 'dikecualikan'
                then jsonb_build_object('huruf', d.dasar_huruf, 'uji_konsekuensi', d.uji_konsekuensi, 'uji_tanggal', d.uji_tanggal,
                                        'uji_nomor', d.uji_nomor, 'sampai', d.dikecualikan_sampai) end as pengecualian
      from (select :badan::jsonb as isi) x
     cross join dokumen d
     where d.berkas_id = :berkas::uuid
)
update dokumen d
   set judul = coalesce(i.isi ->> 'judul', d.judul),
       ringkasan = case when i.isi ? 'ringkasan' then i.isi ->> 'ringkasan' else d.ringkasan end,
       nomor_dokumen = case when i.isi ? 'nomor_dokumen' then i.isi ->> 'nomor_dokumen' else d.nomor_dokumen end,
       layanan_id = case when i.isi ? 'layanan_id' then (i.isi ->> 'layanan_id')::uuid else d.layanan_id end,
       jenis = coalesce(i.isi ->> 'jenis', d.jenis),
       tanggal = coalesce((i.isi ->> 'tanggal')::date, d.tanggal),
       tahun = coalesce((i.isi ->> 'tahun')::smallint, d.tahun),
       kata_kunci = coalesce(i.isi -> 'kata_kunci', d.kata_kunci),
       klasifikasi = i.baru,
       dasar_huruf = i.pengecualian ->> 'huruf',
       uji_konsekuensi = i.pengecualian ->> 'uji_konsekuensi',
       uji_tanggal = (i.pengecualian ->> 'uji_tanggal')::date,
       uji_nomor = i.pengecualian ->> 'uji_nomor',
       dikecualikan_sampai = (i.pengecualian ->> 'sampai')::date
  from i
 where d.berkas_id = i.berkas_id
returning i.isi ->> 'catatan' as catatan,
          json_build_object('bagian', (select json_agg(k order by k) from jsonb_object_keys(i.isi - 'catatan') k),
                            'klasifikasi_lama', nullif(i.lama, i.baru), 'klasifikasi_baru', nullif(i.baru, i.lama))::text as data
