-- Published rounds of a year pooled by their respondents, never means of means: sums over the unsur of each method, with its own weights
-- (what a round has asked beyond them is its own). One row per round and unsur is read, however many answers there were.
with terbit as (
    select h.survei_id, h.responden, h.jumlah, h.terisi, s.metode_hitung, s.metode_versi,
           case :tingkat::text when 'kabupaten' then 'kabupaten' when 'penyelenggara' then o.id::text else l.id::text end as kunci,
           case :tingkat::text when 'kabupaten' then 'Kabupaten Bengkayang' when 'penyelenggara' then o.nama else l.nama end as nama
      from skm_survei s
      join berkas b on b.id = s.berkas_id
      join skm_hasil h on h.survei_id = s.berkas_id
      join penyelenggara o on o.id = b.penyelenggara_id
      left join layanan l on l.id = s.layanan_id
     where s.tahun = :tahun::smallint and b.status in ('dipublikasikan', 'dilaporkan')
), kepala as (
    select t.kunci, t.nama, t.metode_hitung, t.metode_versi, count(*) as survei, sum(t.responden)::bigint as responden
      from terbit t where t.kunci is not null
     group by t.kunci, t.nama, t.metode_hitung, t.metode_versi
), isi as (
    select t.kunci, t.metode_hitung, t.metode_versi, u.kode, sum(t.jumlah[u.urutan])::bigint as jumlah, sum(t.terisi[u.urutan])::bigint as terisi
      from terbit t
      join skm_unsur u on u.survei_id = t.survei_id
     group by t.kunci, t.metode_hitung, t.metode_versi, u.kode
)
select k.kunci, k.nama, m.kode || '/' || m.versi as metode, k.survei, k.responden, u.kode, m.desimal_indeks, m.desimal_ikm, m.kelas,
       coalesce(i.jumlah, 0) as jumlah, coalesce(i.terisi, 0) as terisi, coalesce(m.bobot_pembilang, 1) as bobot_pembilang,
       coalesce(m.bobot_penyebut, count(*) over (partition by k.kunci, m.kode, m.versi)) as bobot_penyebut
  from kepala k
  join skm_metode m on m.kode = k.metode_hitung and m.versi = k.metode_versi
  join skm_metode_unsur u on u.metode = m.kode and u.versi = m.versi
  left join isi i on i.kunci = k.kunci and i.metode_hitung = m.kode and i.metode_versi = m.versi and i.kode = u.kode
 order by k.nama, k.kunci, m.kode, m.versi, u.urutan
