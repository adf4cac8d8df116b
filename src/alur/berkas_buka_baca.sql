-- All that opening a case has to know, in one reading: the rule of this day, its deadlines (one row each), whether what the
-- case points at exists, and its number. No number is spent on a case that will be refused, and one only on each.
with periksa as (
    select exists (select 1 from penyelenggara p where p.id = :penyelenggara::uuid) as penyelenggara_ada,
           :layanan::uuid is null
               or exists (select 1 from layanan l where l.id = :layanan::uuid and l.penyelenggara_id = :penyelenggara::uuid) as layanan_cocok,
           :terlapor::uuid is null
               or exists (select 1 from pelaksana p where p.id = :terlapor::uuid and p.penyelenggara_id = :penyelenggara::uuid) as terlapor_cocok,
           case when layanand.peran() in ('pelaksana', 'kepala_penyelenggara') then layanand.dalam_lingkup(:penyelenggara::uuid) end as dalam_lingkup
), aturan as materialized (
    select k.*, a.proses, a.ke, a.kejadian, a.memulai,
           case when k.penyelenggara_ada and k.layanan_cocok and k.terlapor_cocok
                then layanand.nomor_berikut(a.proses, extract(year from layanand.tanggal(:sekarang::timestamptz))::integer) end as nomor
      from aturan_tindakan a
     cross join periksa k
     where a.proses = :proses::text and a.tindakan = 'buka' and a.dari = '{}'
       and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(:sekarang::timestamptz))
)
select a.penyelenggara_ada, a.layanan_cocok, a.terlapor_cocok, a.dalam_lingkup, a.nomor, a.ke, a.kejadian,
       r.id as aturan_id, r.jenis as aturan_jenis, r.versi as aturan_versi, r.panjang, r.satuan, r.dasar_hukum as aturan_dasar_hukum,
       null::bigint as mulai_us, null::timestamptz as asal_mulai, null::text as asal_panjang,
       (select k.versi from kalender k) as kalender_versi
  from aturan a
  left join lateral unnest(a.memulai) with ordinality m (jenis, ke) on true
  left join aturan_tenggat r on r.proses = a.proses and r.jenis = m.jenis and r.kelas is null
        and layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, layanand.tanggal(:sekarang::timestamptz))
 order by m.ke
