-- psql -v jumlah=N: N complaints in the middle of their procedure. Half of them lie with the first agency, the rest with the
-- others. One title in fifty holds the word langka50, for searches.
-- Triggers and foreign keys are off: loading is not what is measured. Deadlines run for a month and more: nothing falls due.
select set_config('layanand.peran', 'sistem', false);
set session_replication_role = replica;
set synchronous_commit = off;

create temporary table isi as
select n, ('0000000000007000' || 8000000000000000 + n)::uuid as id,
       ('0001000000007000' || 8000000000000000 + case when n % 2 = 0 then 1 else 2 + (n / 2) % 23 end)::uuid as penyelenggara_id,
       now() - (n % 40) * interval '1 hour' - (n % 977) * interval '1 second' as saat
  from generate_series(1, :jumlah) n;

set session_replication_role = origin; -- cases get what their trigger gives them
insert into berkas (id, proses, nomor, status, kelas, penyelenggara_id, pemilik_id, kode_akses_hash, kerahasiaan, versi, diterima_pada, dibuat_pada, diperbarui_pada)
select id, 'pengaduan', 'PGD-2025-' || lpad(n::text, 7, '0'), 'diproses', 'tidak_berkadar_pengawasan', penyelenggara_id,
       md5('pemilik' || n % (:jumlah / 3 + 1))::uuid, encode(sha256(n::text::bytea), 'hex'), 'terbuka', 2, saat, saat, saat + interval '2 hours'
  from isi;
set session_replication_role = replica;
insert into pengaduan (berkas_id, kanal, judul, uraian, layanan_id, kerugian, permintaan_penyelesaian, waktu_kejadian, lokasi_alamat, lokasi_lintang, lokasi_bujur)
select id, 'aplikasi',
       'Dokumen terlambat terbit nomor ' || n || case when n / 2 % 50 = 0 then ' langka50' else '' end,
       'Saya mengajukan permohonan ' || md5(n::text) || ' pada loket pelayanan dan sampai hari ini belum mendapat kabar. Petugas meminta saya datang kembali '
       || 'tiga kali tanpa penjelasan tertulis, padahal semua persyaratan telah saya serahkan pada hari pertama dan tanda terimanya masih saya simpan.',
       ('0004000000007000' || 8000000000000001 + n % 960)::uuid, 'Ongkos perjalanan ke kantor', 'Dokumen diterbitkan dan ada penjelasan',
       (saat - interval '3 days')::date, 'Kantor dinas, Bengkayang', 0.82, 109.48
  from isi;
insert into identitas (berkas_id, isi, nik_hash)
select id, decode((select string_agg(md5(n::text || k), '') from generate_series(1, 16) k), 'hex'), sha256(('nik' || n)::bytea) from isi;
insert into kejadian (rantai_id, urutan, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, data, hash, era, transaksi)
select id, k, ('0006000000007000' || 8000000000000000 + 2 * n + k)::uuid, id, 'pengaduan', penyelenggara_id,
       (array['pengaduan.diterima', 'pengaduan.lengkap'])[k], saat + (k - 1) * interval '2 hours', (array['masyarakat', 'pelaksana'])[k],
       (array['{"ke": "diterima", "kanal": "aplikasi"}', '{"dari": "diterima", "ke": "diproses"}'])[k]::jsonb, sha256((n || '/' || k)::bytea), 1, pg_current_xact_id()
  from isi cross join generate_series(1, 2) k;
insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, status, dasar_hukum, aturan_id, aturan_versi, terpenuhi_pada)
select ('0007000000007000' || 8000000000000000 + 4 * n + a.k)::uuid, i.id, a.jenis, i.saat, 1, i.saat + interval '40 days' + n % 50 * interval '1 day',
       a.panjang, a.satuan, case when a.k < 2 then 'terpenuhi' else 'berjalan' end, a.dasar_hukum, a.id, a.versi,
       case when a.k < 2 then i.saat + interval '2 hours' end
  from isi i
 cross join (select row_number() over (order by array_position(array['verifikasi', 'tanggapan_kelengkapan', 'penyelesaian', 'keputusan'], jenis)) - 1 as k, *
               from aturan_tenggat
              where proses = 'pengaduan' and (jenis in ('verifikasi', 'tanggapan_kelengkapan', 'keputusan') or jenis = 'penyelesaian' and kelas = 'tidak_berkadar_pengawasan')) a;
drop table isi;
-- A day's keys, so that the first plans are made for a table as it is in service.
insert into idempotensi (pemanggil, kunci, operasi, sidik, status, jawaban, dibuat_pada)
select md5('pemilik' || n)::uuid::text, 'kunci-' || n, 'pengaduan_buat', sha256(n::text::bytea), 201,
       decode((select string_agg(md5(n::text || k), '') from generate_series(1, 100) k), 'hex'), now() - n * interval '1 second'
  from generate_series(1, 20000) n;
