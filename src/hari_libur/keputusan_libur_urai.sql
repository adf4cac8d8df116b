-- A decree as it was sent, checked against the calendar: what it takes away must be there, what it adds must not. One row, or a refusal that
-- names the place at fault.
with hapus as (
    select h.ke, h.tanggal, h.nama, h.banyak, l.nama as ada, l.jenis
      from (select x.ke - 1 as ke, (x.isi ->> 'tanggal')::date as tanggal, x.isi ->> 'nama' as nama,
                   (select count(*) from hari_libur l where l.tanggal = (x.isi ->> 'tanggal')::date) as banyak
              from jsonb_array_elements(:hapus::jsonb) with ordinality x (isi, ke)) h
      left join lateral (select l.nama, l.jenis from hari_libur l
                          where l.tanggal = h.tanggal and (h.nama is null or l.nama = h.nama) order by l.nama limit 1) l on true
), tambah as (
    select x.ke - 1 as ke, (x.isi ->> 'tanggal')::date as tanggal, x.isi ->> 'nama' as nama, x.isi ->> 'jenis' as jenis
      from jsonb_array_elements(:tambah::jsonb) with ordinality x (isi, ke)
), tahun as (
    select extract(year from min(s.tanggal))::integer as tahun, bool_and(s.jenis = 'libur_daerah') as daerah
      from (select t.tanggal, t.jenis from tambah t union all select h.tanggal, h.jenis from hapus h) s
), periksa as (
    select case
        when exists (select from keputusan_libur k where k.nomor = :nomor::text) then layanand.tolak('keputusan_libur_nomor_unik', '/nomor')
        when not exists (select from tambah) and not exists (select from hapus) then layanand.tolak('keputusan_kosong', '/tambah')
        when exists (select from hapus where ada is null)
            then layanand.tolak('hari_libur_tidak_ada', (select '/hapus/' || min(ke) from hapus where ada is null))
        when exists (select from hapus where nama is null and banyak > 1)
            then layanand.tolak('hari_libur_rancu', (select '/hapus/' || min(ke) || '/nama' from hapus where nama is null and banyak > 1))
        when exists (select from hapus group by tanggal, ada having count(*) > 1)
            then layanand.tolak('hari_libur_dua_kali', (select '/hapus/' || max(ke) from hapus group by tanggal, ada having count(*) > 1 limit 1))
        when exists (select from tambah group by tanggal, nama having count(*) > 1)
            then layanand.tolak('hari_libur_dua_kali', (select '/tambah/' || max(ke) from tambah group by tanggal, nama having count(*) > 1 limit 1))
        when exists (select from tambah t join hari_libur l on l.tanggal = t.tanggal and l.nama = t.nama
                      where not exists (select from hapus h where h.tanggal = t.tanggal and h.ada = t.nama))
            then layanand.tolak('hari_libur_unik', (select '/tambah/' || min(t.ke) from tambah t join hari_libur l on l.tanggal = t.tanggal and l.nama = t.nama
                                                   where not exists (select from hapus h where h.tanggal = t.tanggal and h.ada = t.nama)))
        else true end as baik
)
select y.tahun,
       case when y.daerah then 'daerah'
            when not exists (select from keputusan_libur k where k.tahun = y.tahun and k.jenis = 'penetapan')
                 and (select count(*) from tambah t where t.jenis = 'libur_nasional') >= 10 then 'penetapan'
            else 'perubahan' end as jenis,
       (select coalesce(jsonb_agg(jsonb_build_object('tanggal', t.tanggal, 'nama', t.nama, 'jenis', t.jenis, 'keputusan', :nomor::text)
                                  order by t.tanggal, t.nama), '[]') from tambah t) as tambah,
       (select coalesce(jsonb_agg(jsonb_build_object('tanggal', h.tanggal, 'nama', h.ada, 'jenis', h.jenis) order by h.tanggal, h.ada), '[]')
          from hapus h) as hapus
  from tahun y
 cross join periksa p
 where p.baik
