-- Rows that are as the file says stay untouched, so that their versions mean something. Opening hours are written by days that are alike:
-- "senin-kamis 07:30-15:30 12:00-13:00|jumat 07:30-14:30" (days, open, break or none).
with isi as (
    select x.*, coalesce(j.jam, '[]') as jam
      from jsonb_to_recordset(:isi::jsonb) as x (
               id uuid, kode text, nama text, jenis text, induk text, kode_wilayah text, alamat text, kota text, kode_pos text, telepon text,
               faksimile text, email text, situs text, jam_layanan text, jam_buka text, visi text, misi text, motto text, lintang numeric,
               bujur numeric, dibentuk_pada date)
     cross join lateral (
            select jsonb_agg(jsonb_build_object(
                       'hari', h.hari, 'buka', split_part(w.kata[2], '-', 1), 'tutup', split_part(w.kata[2], '-', 2),
                       'istirahat', case when w.kata[3] is null then '[]' else jsonb_build_array(
                           jsonb_build_object('mulai', split_part(w.kata[3], '-', 1), 'selesai', split_part(w.kata[3], '-', 2))) end) order by h.n) as jam
              from string_to_table(x.jam_buka, '|') as b (teks)
             cross join lateral string_to_array(b.teks, ' ') as w (kata)
             cross join lateral (select '{senin,selasa,rabu,kamis,jumat,sabtu,minggu}'::text[] as pekan) p
              join unnest(p.pekan) with ordinality as h (hari, n)
                on h.n between array_position(p.pekan, split_part(w.kata[1], '-', 1)) and array_position(p.pekan, split_part(w.kata[1], '-', -1))) j
)
insert into penyelenggara as p (id, kode, nama, jenis, induk_id, kode_wilayah, alamat, kota, kode_pos, telepon, faksimile, email, situs, jam_layanan,
                                jam_buka, visi, misi, motto, lintang, bujur, dibentuk_pada, diperbarui_pada)
select x.id, x.kode, x.nama, x.jenis, i.id, x.kode_wilayah, x.alamat, x.kota, x.kode_pos, x.telepon, x.faksimile, x.email, x.situs, x.jam_layanan,
       x.jam, x.visi, coalesce(to_jsonb(string_to_array(x.misi, '|')), '[]'), x.motto, x.lintang, x.bujur, x.dibentuk_pada,
       layanand.sekarang()
  from isi x
  left join isi i on i.kode = x.induk
    on conflict (id) do update
       set kode = excluded.kode, nama = excluded.nama, jenis = excluded.jenis, induk_id = excluded.induk_id,
           kode_wilayah = excluded.kode_wilayah, alamat = excluded.alamat, kota = excluded.kota, kode_pos = excluded.kode_pos,
           telepon = excluded.telepon, faksimile = excluded.faksimile, email = excluded.email, situs = excluded.situs,
           jam_layanan = excluded.jam_layanan, jam_buka = excluded.jam_buka, visi = excluded.visi, misi = excluded.misi,
           motto = excluded.motto, lintang = excluded.lintang, bujur = excluded.bujur, dibentuk_pada = excluded.dibentuk_pada,
           versi = p.versi + 1, diperbarui_pada = excluded.diperbarui_pada
     where (p.kode, p.nama, p.jenis, p.induk_id, p.kode_wilayah, p.alamat, p.kota, p.kode_pos, p.telepon, p.faksimile, p.email, p.situs,
            p.jam_layanan, p.jam_buka, p.visi, p.misi, p.motto, p.lintang, p.bujur, p.dibentuk_pada)
           is distinct from
           (excluded.kode, excluded.nama, excluded.jenis, excluded.induk_id, excluded.kode_wilayah, excluded.alamat, excluded.kota,
            excluded.kode_pos, excluded.telepon, excluded.faksimile, excluded.email, excluded.situs, excluded.jam_layanan, excluded.jam_buka,
            excluded.visi, excluded.misi, excluded.motto, excluded.lintang, excluded.bujur, excluded.dibentuk_pada)
