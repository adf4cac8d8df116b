-- The yearly duty of each agency (P23(5)): rounds held for the year, and when the scheduler warned or reported.
select o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", :tahun::smallint as tahun, w.survei,
       case when w.survei > 0 then 'terpenuhi'
            when layanand.tanggal(:sekarang::timestamptz) > make_date(:tahun::integer, 12, 31) then 'tanpa_survei' else 'belum' end as status,
       p.tanggal as diperingatkan_pada, t.tanggal as dilaporkan_pada, r.dasar_hukum,
       json_build_array(o.nama, o.id)::text as _cursor
  from layanand.skm_wajib(:tahun::integer) w
  join penyelenggara o on o.id = w.penyelenggara_id
  join skm_kewajiban r on layanand.aturan_hari(r.berlaku_dari, r.berlaku_sampai, make_date(:tahun::integer, 12, 31))
  left join skm_kelalaian p on p.penyelenggara_id = o.id and p.tahun = :tahun::smallint and p.jenis = 'peringatan'
  left join skm_kelalaian t on t.penyelenggara_id = o.id and t.tahun = :tahun::smallint and t.jenis = 'tanpa_survei'
 where (:peran::text = 'bagian_organisasi' or layanand.dalam_lingkup(o.id))
   and (:status::text is null
        or :status::text = case when w.survei > 0 then 'terpenuhi'
                                when layanand.tanggal(:sekarang::timestamptz) > make_date(:tahun::integer, 12, 31) then 'tanpa_survei' else 'belum' end)
   and (o.nama, o.id) > ((select coalesce(:cursor::json ->> 0, '')), (select coalesce((:cursor::json ->> 1)::uuid, '00000000-0000-0000-0000-000000000000')))
 order by o.nama, o.id
 limit :limit::integer + 1
