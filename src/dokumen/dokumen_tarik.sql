-- The present version is given to those who keep the document only; the document and the reason stay as open as they were, so that withdrawing
-- is no way around the grounds of an exception.
with isi as (
    update dokumen_versi v set ditarik_pada = :sekarang::timestamptz, alasan_tarik = :alasan::text
      from dokumen d
     where v.berkas_id = :berkas::uuid and d.berkas_id = v.berkas_id and v.nomor = d.versi_isi and v.ditarik_pada is null
    returning v.nomor
)
update dokumen d set alasan = :alasan::text where d.berkas_id = :berkas::uuid
returning :alasan::text as catatan, json_build_object('versi', d.versi_isi)::text as data
