-- The catalogue of the benchmark: 24 agencies with an officer each, 960 services. Loaded as superuser with triggers off.
-- Identifiers are made of digits alone, so that pgbench can compute them: <kind>000000007000 8<15 digits>.
set session_replication_role = replica;
insert into penyelenggara (id, kode, nama, jenis, alamat, diperbarui_pada)
select ('0001000000007000' || 8000000000000000 + n)::uuid, 'UKUR-' || n, 'Dinas Ukur ' || n, 'dinas', 'Jalan Ukur ' || n, now()
  from generate_series(1, 24) n;
insert into pelaksana (id, penyelenggara_id, nama, jabatan, kepala, diperbarui_pada)
select ('0002000000007000' || 8000000000000000 + n)::uuid, ('0001000000007000' || 8000000000000000 + n)::uuid,
       'Petugas ' || n, 'Pengelola Pengaduan', false, now()
  from generate_series(1, 24) n;
insert into penugasan (id, pelaksana_id, penyelenggara_id, tugas, keputusan, berlaku_dari)
select ('0003000000007000' || 8000000000000000 + n)::uuid, ('0002000000007000' || 8000000000000000 + n)::uuid,
       ('0001000000007000' || 8000000000000000 + n)::uuid, 'pengelola_pengaduan', 'SK-' || n, '2020-01-01'
  from generate_series(1, 24) n;
insert into layanan (id, penyelenggara_id, kode, nama, jenis, pola, uraian, produk, biaya, jangka_waktu, persyaratan, diperbarui_pada)
select ('0004000000007000' || 8000000000000000 + n)::uuid, ('0001000000007000' || 8000000000000001 + n % 24)::uuid,
       'LYN-' || n, 'Penerbitan dokumen kependudukan ' || n, 'administratif', 'fungsional',
       'Pelayanan penerbitan dokumen bagi penduduk yang telah melengkapi persyaratan di kantor maupun secara daring.',
       'Dokumen ' || n, 'Gratis', '3 hari kerja', '["Kartu keluarga", "Surat pengantar dari desa", "KTP elektronik"]', now()
  from generate_series(1, 960) n;
