-- Agencies without a round (P23(5)): warned from the rule's day on while the year runs, reported with its last day; each once, in the chain of
-- the agency. tanggal: the day that has ended (each is caught up when the daemons were down).
with periksa as (
    select y.tahun, r.dasar_hukum,
           case when :tanggal::date = make_date(y.tahun, 12, 31) then 'tanpa_survei'
                when :tanggal::date >= make_date(y.tahun, r.peringatan_bulan, r.peringatan_tanggal) then 'peringatan' end as jenis
      from (select extract(year from :tanggal::date)::integer as tahun) y
      join skm_kewajiban r on layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, make_date(y.tahun, 12, 31))
), lalai as (
    insert into skm_kelalaian (penyelenggara_id, tahun, jenis, tanggal, dicatat_pada)
    select w.penyelenggara_id, p.tahun, p.jenis, :tanggal::date, :sekarang::timestamptz
      from periksa p
     cross join lateral layanand.skm_wajib(p.tahun) w
     where p.jenis is not null and w.survei = 0
        on conflict do nothing
    returning penyelenggara_id, tahun, jenis
)
insert into kejadian (rantai_id, id, proses, penyelenggara_id, jenis, waktu, pelaku, data)
select l.penyelenggara_id, layanand.uuid_v7(:sekarang::timestamptz), 'skm', l.penyelenggara_id, 'skm.' || l.jenis, :sekarang::timestamptz, 'sistem',
       jsonb_build_object('tahun', l.tahun, 'tanggal', :tanggal::date, 'dasar_hukum', p.dasar_hukum)
  from lalai l
  join periksa p on p.tahun = l.tahun and p.jenis = l.jenis
 order by l.penyelenggara_id
