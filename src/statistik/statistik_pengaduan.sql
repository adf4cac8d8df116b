-- @lambat
-- Counts only. Complaints received from :dari to :sampai; late: a deadline of the agency (not of the complainant) has lapsed.
with berkas_pilih as (
    select case :kelompok::text when 'penyelenggara' then o.id::text when 'klasifikasi' then b.kelas
                                when 'kanal' then p.kanal else to_char(layanand.tanggal(b.diterima_pada), 'YYYY-MM') end as kunci,
           case :kelompok::text when 'penyelenggara' then o.nama when 'klasifikasi' then coalesce(b.kelas, 'belum diklasifikasi')
                                when 'kanal' then p.kanal else to_char(layanand.tanggal(b.diterima_pada), 'YYYY-MM') end as nama,
           b.status, b.ditutup_pada is null as berjalan,
           exists (select 1 from tenggat t where t.berkas_id = b.id and t.status = 'lewat'
                      and t.jenis not in ('melengkapi', 'tanggapan_pengadu')) as terlambat,
           extract(epoch from p.diputuskan_pada - b.diterima_pada) / 86400 as hari
      from berkas b
      join pengaduan p on p.berkas_id = b.id
      join penyelenggara o on o.id = b.penyelenggara_id
     where b.proses = 'pengaduan'
       and (:dari::date is null or b.diterima_pada >= :dari::date::timestamp at time zone 'Asia/Pontianak')
       and (:sampai::date is null or b.diterima_pada < (:sampai::date + 1)::timestamp at time zone 'Asia/Pontianak')
), hitung as (
    select grouping(x.kunci, x.nama) > 0 as semua, x.kunci, x.nama, count(*) as jumlah,
           count(*) filter (where x.berjalan) as berjalan,
           count(*) filter (where x.status = 'selesai') as selesai,
           count(*) filter (where x.status = 'ditolak') as ditolak,
           count(*) filter (where x.status in ('dicabut', 'dianggap_dicabut')) as dicabut,
           count(*) filter (where x.status = 'dilimpahkan') as dilimpahkan,
           count(*) filter (where x.terlambat) as terlambat,
           trim_scale(round(avg(x.hari), 2)) as rata_rata_hari
      from berkas_pilih x
     group by grouping sets ((x.kunci, x.nama), ())
)
select :dari::date as dari, :sampai::date as sampai, :kelompok::text as kelompok,
       array_to_json(array(select y from (
            select h.kunci, h.nama, h.jumlah, h.berjalan, h.selesai, h.ditolak, h.dicabut, h.dilimpahkan, h.terlambat, h.rata_rata_hari
              from hitung h where not h.semua order by h.nama, h.kunci) y)) as data,
       s.jumlah as "total.jumlah", s.berjalan as "total.berjalan", s.selesai as "total.selesai", s.ditolak as "total.ditolak",
       s.dicabut as "total.dicabut", s.dilimpahkan as "total.dilimpahkan", s.terlambat as "total.terlambat",
       s.rata_rata_hari as "total.rata_rata_hari"
  from hitung s
 where s.semua
