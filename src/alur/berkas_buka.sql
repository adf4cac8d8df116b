insert into berkas (id, proses, nomor, status, kelas, penyelenggara_id, penyelenggara_sebelum, pemilik_id, kode_akses_hash, terlapor_id,
                    kerahasiaan, bahasa, diterima_pada, dibuat_pada, diperbarui_pada)
values (:id::uuid, :proses::text, :nomor::text, :status::text, :kelas::text, :penyelenggara::uuid, :sebelum::uuid, :pemilik::uuid,
        :kode_akses_hash::text, :terlapor::uuid, :kerahasiaan::text, :bahasa::text, :sekarang::timestamptz, :sekarang::timestamptz, :sekarang::timestamptz)
