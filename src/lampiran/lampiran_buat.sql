insert into lampiran (id, berkas_id, kategori, nama_berkas, jenis_isi, ukuran, sha256, pengunggah, dibuat_pada)
values (:id::uuid, :berkas::uuid, :kategori::text, :nama::text, :jenis::text, :ukuran::bigint, :sha256::bytea, :pengunggah::text,
        :sekarang::timestamptz)
