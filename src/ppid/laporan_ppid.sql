-- @lambat
-- The yearly report: what was received in the year, as it stands now. Counts only. Time of fulfilment: working days from complete to the first
-- decision, the day it became complete not counted; in time: no deadline of the decision had passed by then.
with batas as (
    select make_date(:tahun::integer, 1, 1)::timestamp at time zone 'Asia/Pontianak' as dari,
           make_date(:tahun::integer + 1, 1, 1)::timestamp at time zone 'Asia/Pontianak' as sampai
), permohonan as materialized (
    select b.penyelenggara_id, b.diterima_pada, layanand.keputusan_informasi(b.status, p.hasil) as keputusan, p.huruf_penolakan, p.penghitaman,
           u.putus, t.diperpanjang, t.lewat, t.lewat_sebelum, t.tidak_ditanggapi,
           layanand.hari_kerja_sampai(layanand.tanggal(t.lengkap), layanand.tanggal(u.putus)) as hari
      from batas x
      join berkas b on b.proses = 'permohonan_informasi' and b.diterima_pada >= x.dari and b.diterima_pada < x.sampai
      join permohonan_informasi p on p.berkas_id = b.id
     cross join lateral (
            select min(k.waktu) as putus from kejadian k
             where k.berkas_id = b.id and k.jenis in ('permohonan_informasi.dikabulkan', 'permohonan_informasi.ditolak')) u
     cross join lateral (
            select min(y.mulai) filter (where y.jenis = 'penyelesaian') as lengkap,
                   coalesce(bool_or(y.jenis = 'perpanjangan'), false) as diperpanjang,
                   coalesce(bool_or(y.jenis in ('penyelesaian', 'perpanjangan') and y.status = 'lewat'), false) as lewat,
                   coalesce(bool_or(y.jenis in ('penyelesaian', 'perpanjangan') and y.status = 'lewat' and y.jatuh_tempo < u.putus), false) as lewat_sebelum,
                   coalesce(bool_or(y.jenis = 'pemberitahuan' and y.status = 'lewat'), false) as tidak_ditanggapi
              from tenggat y where y.berkas_id = b.id) t
     where :penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid
), keberatan as materialized (
    select b.penyelenggara_id, b.kelas as huruf, b.asal_tenggat_id is not null as karena_lewat, b.status = 'disengketakan' as disengketakan,
           layanand.keputusan_keberatan(b.status, k.hasil) as keputusan
      from batas x
      join berkas b on b.proses = 'keberatan_informasi' and b.diterima_pada >= x.dari and b.diterima_pada < x.sampai
      left join keberatan_informasi k on k.berkas_id = b.id
     where :penyelenggara_id::uuid is null or b.penyelenggara_id = :penyelenggara_id::uuid
), dokumen_buka as materialized (
    select d.penyelenggara_id, layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) as klasifikasi
      from batas x
      join berkas b on b.proses = 'dokumen' and b.diterima_pada >= x.dari and b.diterima_pada < x.sampai
      join dokumen d on d.berkas_id = b.id and layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai)
     where :penyelenggara_id::uuid is null or d.penyelenggara_id = :penyelenggara_id::uuid
), hitung_permohonan as (
    select grouping(p.penyelenggara_id) = 1 as semua, p.penyelenggara_id, count(*) as diterima,
           count(*) filter (where p.keputusan = 'penuh') as dikabulkan_penuh, count(*) filter (where p.keputusan = 'sebagian') as dikabulkan_sebagian,
           count(*) filter (where p.keputusan = 'ditolak') as ditolak, count(*) filter (where p.keputusan = 'dicabut') as dicabut,
           count(*) filter (where p.keputusan = 'tidak_lengkap') as tidak_lengkap,
           count(*) filter (where p.keputusan = 'dalam_proses') as dalam_proses,
           count(p.putus) as diputuskan, count(p.putus) filter (where not p.lewat_sebelum) as tepat_waktu,
           trim_scale(round(avg(p.hari), 2)) as rata_rata_hari_kerja,
           trim_scale(round((percentile_cont(0.5) within group (order by p.hari))::numeric, 1)) as median_hari_kerja,
           count(*) filter (where p.diperpanjang) as diperpanjang, count(*) filter (where p.lewat) as lewat,
           count(*) filter (where p.tidak_ditanggapi) as tidak_ditanggapi
      from permohonan p
     group by grouping sets ((p.penyelenggara_id), ())
), hitung_keberatan as (
    select grouping(k.penyelenggara_id) = 1 as semua, k.penyelenggara_id, count(*) as diajukan, count(*) filter (where k.karena_lewat) as karena_lewat,
           count(*) filter (where k.keputusan = 'dikabulkan') as dikabulkan, count(*) filter (where k.keputusan = 'ditolak') as ditolak,
           count(*) filter (where k.keputusan = 'tidak_ditanggapi') as tidak_ditanggapi, count(*) filter (where k.keputusan = 'dicabut') as dicabut,
           count(*) filter (where k.keputusan = 'dalam_proses') as dalam_proses, count(*) filter (where k.disengketakan) as disengketakan
      from keberatan k
     group by grouping sets ((k.penyelenggara_id), ())
), hitung_dokumen as (
    select grouping(d.penyelenggara_id) = 1 as semua, d.penyelenggara_id, count(*) as jumlah,
           count(*) filter (where d.klasifikasi = 'berkala') as berkala, count(*) filter (where d.klasifikasi = 'serta_merta') as serta_merta,
           count(*) filter (where d.klasifikasi = 'setiap_saat') as setiap_saat
      from dokumen_buka d
     group by grouping sets ((d.penyelenggara_id), ())
)
select :tahun::integer as tahun, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", layanand.tanggal(:sekarang::timestamptz) as per,
       n.kebijakan as "narasi.kebijakan", n.sarana as "narasi.sarana", n.sumber_daya_manusia as "narasi.sumber_daya_manusia",
       n.anggaran as "narasi.anggaran", n.kendala_internal as "narasi.kendala_internal", n.kendala_eksternal as "narasi.kendala_eksternal",
       n.rekomendasi as "narasi.rekomendasi",
       p.diterima as "permohonan.diterima", p.dikabulkan_penuh as "permohonan.dikabulkan_penuh",
       p.dikabulkan_sebagian as "permohonan.dikabulkan_sebagian", p.ditolak as "permohonan.ditolak", p.dicabut as "permohonan.dicabut",
       p.tidak_lengkap as "permohonan.tidak_lengkap", p.dalam_proses as "permohonan.dalam_proses",
       array_to_json(array(select count(q.diterima_pada) from generate_series(1, 12) m (bulan)
                             left join permohonan q on extract(month from layanand.tanggal(q.diterima_pada)) = m.bulan
                            group by m.bulan order by m.bulan)) as "permohonan.per_bulan",
       p.diputuskan as "waktu.diputuskan", p.rata_rata_hari_kerja as "waktu.rata_rata_hari_kerja", p.median_hari_kerja as "waktu.median_hari_kerja",
       p.tepat_waktu as "waktu.tepat_waktu", trim_scale(round(100.0 * p.tepat_waktu / nullif(p.diputuskan, 0), 2)) as "waktu.tepat_waktu_persen",
       p.diperpanjang as "waktu.diperpanjang", p.lewat as "waktu.lewat", p.tidak_ditanggapi as "waktu.tidak_ditanggapi",
       array_to_json(array(select x from (
            select e.huruf, e.uraian_id as uraian, e.dasar_hukum,
                   (select count(*) from permohonan q where q.keputusan = 'ditolak' and e.huruf = any (q.huruf_penolakan)) as ditolak,
                   (select count(*) from permohonan q
                     where q.keputusan = 'sebagian' and q.penghitaman @> jsonb_build_array(jsonb_build_object('huruf', e.huruf))) as dihitamkan
              from dasar_pengecualian e order by e.huruf) x)) as penolakan,
       k.diajukan as "keberatan.diajukan", k.karena_lewat as "keberatan.karena_lewat", k.dikabulkan as "keberatan.dikabulkan",
       k.ditolak as "keberatan.ditolak", k.tidak_ditanggapi as "keberatan.tidak_ditanggapi", k.dicabut as "keberatan.dicabut",
       k.dalam_proses as "keberatan.dalam_proses", k.disengketakan as "keberatan.disengketakan",
       array_to_json(array(select x from (
            select a.huruf, a.uraian_id as uraian, a.dasar_hukum, count(q.huruf) as diajukan,
                   count(*) filter (where q.keputusan = 'dikabulkan') as dikabulkan, count(*) filter (where q.keputusan = 'ditolak') as ditolak,
                   count(*) filter (where q.disengketakan) as disengketakan
              from alasan_keberatan a
              left join keberatan q on q.huruf = a.huruf
             group by a.huruf order by a.huruf) x)) as "keberatan.alasan",
       d.jumlah as "dokumen.jumlah", d.berkala as "dokumen.berkala", d.serta_merta as "dokumen.serta_merta", d.setiap_saat as "dokumen.setiap_saat",
       array_to_json(array(select x from (
            select json_build_object('id', u.id, 'nama', u.nama) as penyelenggara, coalesce(a.diterima, 0) as diterima,
                   coalesce(a.dikabulkan_penuh, 0) as dikabulkan_penuh, coalesce(a.dikabulkan_sebagian, 0) as dikabulkan_sebagian,
                   coalesce(a.ditolak, 0) as ditolak, coalesce(a.dicabut, 0) as dicabut, coalesce(a.tidak_lengkap, 0) as tidak_lengkap,
                   coalesce(a.dalam_proses, 0) as dalam_proses, coalesce(a.diputuskan, 0) as diputuskan, coalesce(a.tepat_waktu, 0) as tepat_waktu,
                   a.rata_rata_hari_kerja, a.median_hari_kerja, coalesce(a.diperpanjang, 0) as diperpanjang, coalesce(a.lewat, 0) as lewat,
                   coalesce(a.tidak_ditanggapi, 0) as tidak_ditanggapi, coalesce(b.diajukan, 0) as keberatan,
                   coalesce(b.disengketakan, 0) as sengketa, coalesce(c.jumlah, 0) as dokumen
              from penyelenggara u
              left join hitung_permohonan a on not a.semua and a.penyelenggara_id = u.id
              left join hitung_keberatan b on not b.semua and b.penyelenggara_id = u.id
              left join hitung_dokumen c on not c.semua and c.penyelenggara_id = u.id
             where num_nonnulls(a.diterima, b.diajukan, c.jumlah) > 0 or u.id = :penyelenggara_id::uuid
             order by u.nama, u.id) x)) as per_penyelenggara
  from hitung_permohonan p
 cross join hitung_keberatan k
 cross join hitung_dokumen d
  left join penyelenggara o on o.id = :penyelenggara_id::uuid
  left join laporan_ppid_narasi n on n.tahun = :tahun::integer and n.penyelenggara_id is not distinct from :penyelenggara_id::uuid
 where p.semua and k.semua and d.semua
