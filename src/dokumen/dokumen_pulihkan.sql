-- In force again: the present version is given to everybody once more.
with isi as (
    update dokumen_versi v set ditarik_pada = null, alasan_tarik = null
      from dokumen d
     where v.berkas_id = :berkas::uuid and d.berkas_id = v.berkas_id and v.nomor = d.versi_isi and v.ditarik_pada is not null
)
update dokumen set alasan = null where berkas_id = :berkas::uuid returning :alasan::text as catatan
