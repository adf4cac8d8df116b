-- New evidence is a change of the case: readers with an older version see that it moved. Locked as for an action.
update berkas set versi = versi + 1, diperbarui_pada = :sekarang::timestamptz
 where id = :id::uuid and layanand.kunci_berkas(id, proses) is not null
