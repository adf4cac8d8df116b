-- A case that comes out of another: the same people, the same agency; the access code of the one opens the other.
insert into berkas (id, proses, nomor, status, kelas, penyelenggara_id, pemilik_id, kode_akses_hash, kerahasiaan, bahasa, asal_id, asal_tenggat_id,
                    diterima_pada, dibuat_pada, diperbarui_pada)
select :id::uuid, :proses::text, :nomor::text, :status::text, :kelas::text, a.penyelenggara_id, a.pemilik_id, a.kode_akses_hash, a.kerahasiaan, a.bahasa,
       a.id, :tenggat::uuid, :diterima::timestamptz, :sekarang::timestamptz, :sekarang::timestamptz
  from berkas a
 where a.id = :asal::uuid
