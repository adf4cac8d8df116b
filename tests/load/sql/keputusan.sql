-- psql -v jumlah=N -v mulai=JSON: N cases in the middle of their procedure, each with one open deadline in working days. mulai: how such a
-- deadline comes out by its first day, as the daemon computes it: [{"mulai", "jatuh_tempo", "dilewati"}].
select set_config('layanand.peran', 'sistem', false);
set session_replication_role = replica;
set synchronous_commit = off;
create temporary table isi as
select n, ('0000000000007000' || 8000000000000000 + n)::uuid as id,
       ('0001000000007000' || 8000000000000001 + n % 23)::uuid as penyelenggara_id, m.mulai::date + time '09:00' at time zone 'Asia/Pontianak' as saat,
       m.jatuh_tempo, m.dilewati
  from generate_series(1, :jumlah) n
  join (select (row_number() over () - 1) as ke, count(*) over () as banyak, x.*
          from jsonb_to_recordset(:'mulai'::jsonb) x (mulai date, jatuh_tempo timestamptz, dilewati jsonb)) m on m.ke = n % m.banyak;
set session_replication_role = origin; -- cases get what their trigger gives them
insert into berkas (id, proses, nomor, status, kelas, penyelenggara_id, pemilik_id, kode_akses_hash, kerahasiaan, diterima_pada, dibuat_pada, diperbarui_pada)
select id, 'pengaduan', 'PGD-2024-' || lpad(n::text, 7, '0'), 'diproses', 'berkadar_pengawasan', penyelenggara_id, md5('pemilik' || n % 300000)::uuid,
       encode(sha256(n::text::bytea), 'hex'), 'terbuka', saat, saat, saat
  from isi;
set session_replication_role = replica;
insert into pengaduan (berkas_id, kanal, judul, uraian)
select id, 'aplikasi', 'Dokumen terlambat terbit nomor ' || n, 'Saya mengajukan permohonan dan sampai hari ini belum mendapat kabar.' from isi;
insert into kejadian (rantai_id, urutan, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, hash, era, transaksi)
select id, 1, ('0006000000007000' || 8000000000000000 + n)::uuid, id, 'pengaduan', penyelenggara_id, 'pengaduan.diterima', saat, 'masyarakat',
       sha256(n::text::bytea), 1, pg_current_xact_id()
  from isi;
insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, dilewati, kalender_versi)
select ('0009000000007000' || 8000000000000000 + n)::uuid, i.id, a.jenis, i.saat, 1, i.jatuh_tempo, a.panjang, a.satuan, a.dasar_hukum, a.id, a.versi, i.dilewati, k.versi
  from isi i
 cross join aturan_tenggat a
 cross join kalender k
 where a.proses = 'pengaduan' and a.jenis = 'penyelesaian' and a.kelas = 'berkadar_pengawasan';
