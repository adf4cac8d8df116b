-- Agencies without a round (P23(5)): warned from the rule's day on while the year runs, reported when it has ended; each once, in the chain of
-- the agency. tanggal: the day that has ended.
with periksa as (
    select r.dasar_hukum, y.tahun, y.jenis
      from (values (extract(year from :tanggal::date)::integer, 'peringatan'), (extract(year from :tanggal::date + 1)::integer - 1, 'tanpa_survei')) y (tahun, jenis)
      join skm_kewajiban r on layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, make_date(y.tahun, 12, 31))
     where y.jenis = 'tanpa_survei' or :tanggal::date >= make_date(y.tahun, r.peringatan_bulan, r.peringatan_tanggal)
), lalai as (
    insert into skm_kelalaian (penyelenggara_id, tahun, jenis, tanggal, dicatat_pada)
    select w.penyelenggara_id, p.tahun, p.jenis, :tanggal::date, :sekarang::timestamptz
      from periksa p
     cross join lateral layanand.skm_wajib(p.tahun) w
     where w.survei = 0 and (p.jenis = 'tanpa_survei' or extract(year from :tanggal::date + 1) = p.tahun)
        on conflict do nothing
    returning penyelenggara_id, tahun, jenis
)
insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
select l.penyelenggara_id, layanand.uuid_v7(:sekarang::timestamptz), 'skm', l.penyelenggara_id, 'skm.' || l.jenis, :sekarang::timestamptz, 'sistem',
       jsonb_build_object('tahun', l.tahun, 'tanggal', :tanggal::date, 'dasar_hukum', p.dasar_hukum)
  from lalai l
  join periksa p on p.tahun = l.tahun and p.jenis = l.jenis
 order by l.penyelenggara_id, l.tahun, l.jenis
