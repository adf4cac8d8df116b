-- psql -v tahun=Y -v putaran=R -v jawaban=N: R open rounds of the year Y over the 24 agencies with N answers altogether, and their rollups as
-- the daemon keeps them: sums per group. One pass over the answers; foreign keys and triggers are off. Answers have a blank in ten, and
-- all groups that there are.
select set_config('layanand.peran', 'sistem', false), set_config('layanand.skm', '1', false);
set synchronous_commit = off;
set work_mem = '128MB';

create temporary table putaran as
select n, ('0008000000007000' || 8000000000000000 + :tahun * 100000 + n)::uuid as id, ('0001000000007000' || 8000000000000001 + n % 24)::uuid as penyelenggara_id
  from generate_series(1, :putaran) n;
insert into berkas (id, proses, nomor, status, penyelenggara_id, kerahasiaan, versi, diterima_pada, dibuat_pada, diperbarui_pada)
select id, 'skm', 'SKM-' || :tahun || '-' || lpad(n::text, 6, '0'), 'dibuka', penyelenggara_id, 'terbuka', 2, now(), now(), now() from putaran;
set session_replication_role = replica;
insert into skm_survei (berkas_id, judul, tahun, periode, metode, populasi, pelaksana_survei, akses, metode_hitung, metode_versi, dibuka_pada)
select id, 'Survei kepuasan masyarakat', :tahun, 'Putaran ' || n, 'sampel', 100000, 'mandiri', 'undangan', 'permenpanrb-14-2017', 1, now() from putaran;
insert into skm_unsur (survei_id, urutan, kode, nama, pertanyaan_id, pertanyaan_en, jawaban_id, jawaban_en, bobot_pembilang, bobot_penyebut)
select p.id, u.urutan, u.kode, u.nama, u.pertanyaan_id, u.pertanyaan_en, u.jawaban_id, u.jawaban_en, 1, 9
  from putaran p join skm_metode_unsur u on u.metode = 'permenpanrb-14-2017' and u.versi = 1;

insert into skm_respon (survei_id, hari, cara, nilai, jenis_kelamin, usia, pendidikan, pekerjaan, layanan)
select ('0008000000007000' || 8000000000000001 + :tahun * 100000 + n % :putaran)::uuid, current_date, 'daring',
       array[1 + k % 4, 1 + k / 3 % 4, case when k % 10 > 0 then 2 + k % 3 end, 3, 1 + k / 7 % 4, 4 - k % 2, 2 + k / 11 % 3, 1 + k / 5 % 4, 3 + k % 2]::smallint[],
       (array['L', 'P', 'NA'])[1 + k / 2 % 3], (array['<=18', '19-25', '26-35', '36-45', '46-55', '>=56'])[1 + k / 6 % 6],
       (array['SD', 'SMP', 'SMA', 'D3', 'S1', 'S2'])[1 + k / 36 % 6], (array['PNS', 'SWASTA', 'WIRAUSAHA', 'PETANI', 'PELAJAR', 'LAINNYA'])[1 + k / 216 % 6], 'NA'
  from generate_series(1, :jawaban) n cross join lateral (select n / :putaran * 31 + n % :putaran as k) v;

insert into skm_rekap (survei_id, atribut, kelompok, pecahan, responden, dikecualikan, jumlah, terisi, lengkap, x, xx, xt, t, tt)
select j.survei_id,
       case when grouping(j.jenis_kelamin) = 0 then 'jenis_kelamin' when grouping(j.usia) = 0 then 'usia' when grouping(j.pendidikan) = 0 then 'pendidikan'
            when grouping(j.pekerjaan) = 0 then 'pekerjaan' when grouping(j.layanan) = 0 then 'layanan' else '' end,
       coalesce(j.jenis_kelamin, j.usia, j.pendidikan, j.pekerjaan, j.layanan, ''), 0, count(*), 0,
       array[sum(a), sum(b), coalesce(sum(c), 0), sum(d), sum(e), sum(f), sum(g), sum(h), sum(i)]::bigint[],
       array[count(a), count(b), count(c), count(d), count(e), count(f), count(g), count(h), count(i)], count(c),
       array[coalesce(sum(a) filter (where c > 0), 0), coalesce(sum(b) filter (where c > 0), 0), coalesce(sum(c), 0), coalesce(sum(d) filter (where c > 0), 0),
             coalesce(sum(e) filter (where c > 0), 0), coalesce(sum(f) filter (where c > 0), 0), coalesce(sum(g) filter (where c > 0), 0),
             coalesce(sum(h) filter (where c > 0), 0), coalesce(sum(i) filter (where c > 0), 0)]::bigint[],
       array[coalesce(sum(a * a) filter (where c > 0), 0), coalesce(sum(b * b) filter (where c > 0), 0), coalesce(sum(c * c), 0), coalesce(sum(d * d) filter (where c > 0), 0),
             coalesce(sum(e * e) filter (where c > 0), 0), coalesce(sum(f * f) filter (where c > 0), 0), coalesce(sum(g * g) filter (where c > 0), 0),
             coalesce(sum(h * h) filter (where c > 0), 0), coalesce(sum(i * i) filter (where c > 0), 0)]::bigint[],
       array[coalesce(sum(a * t), 0), coalesce(sum(b * t), 0), coalesce(sum(c * t), 0), coalesce(sum(d * t), 0), coalesce(sum(e * t), 0), coalesce(sum(f * t), 0),
             coalesce(sum(g * t), 0), coalesce(sum(h * t), 0), coalesce(sum(i * t), 0)]::bigint[],
       coalesce(sum(t), 0), coalesce(sum(t * t), 0)
  from (select r.survei_id, r.jenis_kelamin, r.usia, r.pendidikan, r.pekerjaan, r.layanan, v.*, a + b + c + d + e + f + g + h + i as t
          from putaran p
          join skm_respon r on r.survei_id = p.id
         cross join lateral (select nilai[1]::integer as a, nilai[2]::integer as b, nilai[3]::integer as c, nilai[4]::integer as d, nilai[5]::integer as e,
                                    nilai[6]::integer as f, nilai[7]::integer as g, nilai[8]::integer as h, nilai[9]::integer as i) v) j
 group by grouping sets ((j.survei_id), (j.survei_id, j.jenis_kelamin), (j.survei_id, j.usia), (j.survei_id, j.pendidikan), (j.survei_id, j.pekerjaan), (j.survei_id, j.layanan));
drop table putaran;
