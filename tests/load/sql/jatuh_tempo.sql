-- psql -v putaran=N: a thousand fresh cases whose verification fell due yesterday; the scheduler is woken apart, by the clock.
select set_config('layanand.peran', 'sistem', false);
set session_replication_role = replica;
set session_replication_role = origin; -- cases get what their trigger gives them
insert into berkas (id, proses, nomor, status, penyelenggara_id, diterima_pada, dibuat_pada, diperbarui_pada)
select ('000a000000007000' || 8000000000000000 + 1000 * :putaran + n)::uuid, 'pengaduan', format('PGD-2023-%s-%s', :putaran, n), 'diterima',
       '00010000-0000-7000-8000-000000000001', now() - interval '9 days', now(), now()
  from generate_series(1, 1000) n;
set session_replication_role = replica;
insert into pengaduan (berkas_id, kanal, judul, uraian)
select ('000a000000007000' || 8000000000000000 + 1000 * :putaran + n)::uuid, 'aplikasi', 'Jatuh tempo', 'Jatuh tempo'
  from generate_series(1, 1000) n;
insert into tenggat (id, berkas_id, jenis, mulai, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi)
select ('000b000000007000' || 8000000000000000 + 1000 * :putaran + n)::uuid, ('000a000000007000' || 8000000000000000 + 1000 * :putaran + n)::uuid,
       a.jenis, now() - interval '9 days', now() - interval '1 day', a.panjang, a.satuan, a.dasar_hukum, a.id, a.versi
  from generate_series(1, 1000) n, aturan_tenggat a
 where a.proses = 'pengaduan' and a.jenis = 'verifikasi';
