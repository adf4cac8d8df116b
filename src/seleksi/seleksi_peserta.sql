-- @lambat
-- The candidates that the caller knows, with the scores that he knows: of each assessor the last word. A candidate is not told who gave what.
with k as materialized (
    select k.kode, k.urutan from seleksi_kriteria k where k.berkas_id = :id::uuid
)
select e.id as "pelaksana.id", e.nama as "pelaksana.nama", e.jabatan, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", a.nomor, a.status, a.sumber,
       a.keterangan, a.riwayat,
       array_to_json(array(select x from (
            select n.kriteria, case when m.mengenal then n.penilai_id end as penilai_id, n.nilai, n.pengecualian, n.ke, n.dicatat_pada
              from (select distinct on (y.kriteria, y.penilai_id) y.*
                      from seleksi_nilai y where y.berkas_id = a.berkas_id and y.pelaksana_id = a.pelaksana_id
                     order by y.kriteria, y.penilai_id, y.ke desc) n
              join k on k.kode = n.kriteria
             order by k.urutan, n.penilai_id) x)) as nilai,
       h.nilai as "hasil.nilai", h.peringkat as "hasil.peringkat", h.terpilih as "hasil.terpilih", a.didaftarkan_pada,
       json_build_array(a.nomor)::text as _cursor
  from seleksi_peserta a
 cross join (select layanand.seleksi_mengenal(:id::uuid) as mengenal) m
  join pelaksana e on e.id = a.pelaksana_id
  join penyelenggara o on o.id = e.penyelenggara_id
  left join seleksi_hasil h on h.berkas_id = a.berkas_id and h.pelaksana_id = a.pelaksana_id
 where layanand.berkas_terlihat(:id::uuid) and a.berkas_id = :id::uuid and a.nomor > (select coalesce((:cursor::json ->> 0)::integer, 0))
 order by a.nomor
 limit :limit::integer + 1
