-- An earlier version, for instance one that showed what had to be masked.
with ditarik as (
    update dokumen_versi v set ditarik_pada = :sekarang::timestamptz, alasan_tarik = :alasan::text
      from dokumen d
     where v.berkas_id = :berkas::uuid and d.berkas_id = v.berkas_id and v.nomor = :versi::integer and v.nomor < d.versi_isi
       and v.ditarik_pada is null
    returning v.nomor
)
select :alasan::text as catatan, json_build_object('versi', :versi::integer)::text as data
 where exists (select from ditarik) or layanand.tolak('dokumen_bukan_versi_lama', '/versi')
