-- A result beside the earlier ones of the same service or agency, each by its own method, and the complaints received in its year until it
-- closed. The change of the IKM is told between neighbours of one method.
select b.id as survei_id, s.tahun, s.metode_hitung || '/' || s.metode_versi as metode,
       array_to_json(array(select t from (
            select x.survei_id, x.nomor, x.tahun, x.periode, x.metode, x.responden, x.skm, x.ikm, x.mutu,
                   case when x.metode = lag(x.metode) over w then x.ikm - lag(x.ikm) over w end as perubahan_ikm, x.unsur
              from (select c.id as survei_id, c.nomor, q.tahun, q.periode, q.metode_hitung || '/' || q.metode_versi as metode,
                           g.responden, g.skm, g.ikm, g.mutu, q.ditutup_pada,
                           array_to_json(array(select json_build_object('kode', u.v -> 'kode', 'nrr', u.v -> 'nrr', 'mutu', u.v -> 'mutu')
                                                 from json_array_elements(g.unsur) with ordinality u (v, o) order by u.o)) as unsur
                      from berkas c
                      join skm_survei q on q.berkas_id = c.id
                      join skm_hasil g on g.survei_id = c.id
                     where c.proses = 'skm' and c.penyelenggara_id = b.penyelenggara_id and q.layanan_id is not distinct from s.layanan_id
                       and (c.id = b.id or c.status in ('dipublikasikan', 'dilaporkan') and (q.tahun, q.ditutup_pada, c.id) < (s.tahun, s.ditutup_pada, b.id))
                     order by q.tahun desc, q.ditutup_pada desc, c.id desc limit 40) x
            window w as (order by x.tahun, x.ditutup_pada, x.survei_id)
             order by x.tahun, x.ditutup_pada, x.survei_id) t)) as tren,
       json_build_object('dari', make_date(s.tahun, 1, 1), 'sampai', p.sampai, 'klasifikasi', array_to_json(array(select a from (
            select k.klasifikasi, k.jumlah is null as ditahan, k.jumlah
              from layanand.skm_pengaduan(b.penyelenggara_id, s.layanan_id, make_date(s.tahun, 1, 1), p.sampai) k
             order by k.klasifikasi nulls last) a))) as pengaduan
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join skm_hasil h on h.survei_id = b.id
 cross join lateral (select least(layanand.tanggal(s.ditutup_pada), make_date(s.tahun, 12, 31)) as sampai) p
 where b.id = :id::uuid and b.status <> 'ditarik'
