-- An archive that is no longer in use: as open as before, only not among those in force.
update dokumen set alasan = :alasan::text where berkas_id = :berkas::uuid returning :alasan::text as catatan
