-- psql -v jumlah=N: N open deadlines that fall due in a year, on a thousand cases that nothing else is about.
select set_config('layanand.peran', 'sistem', false);
set session_replication_role = replica;
set synchronous_commit = off;
set session_replication_role = origin; -- cases get what their trigger gives them
insert into berkas (id, proses, nomor, status, penyelenggara_id, diterima_pada, dibuat_pada, diperbarui_pada)
select ('0008000000007000' || 8000000000000000 + n)::uuid, 'pengaduan', 'PGD-2024-' || lpad(n::text, 7, '0'), 'diterima',
       '00010000-0000-7000-8000-000000000001', now(), now(), now()
  from generate_series(1, 1000) n;
set session_replication_role = replica;
insert into tenggat (id, berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi)
select ('0009000000007000' || 8000000000000000 + n)::uuid, ('0008000000007000' || 8000000000000001 + n % 1000)::uuid, a.jenis,
       now(), now() + interval '365 days' + n % 86400 * interval '1 second', a.panjang, a.satuan, a.dasar_hukum, a.id, a.versi
  from generate_series(1, :jumlah) n, aturan_tenggat a
 where a.proses = 'pengaduan' and a.jenis = 'keputusan';
