-- What documents tell beside the result: the classes of the method, the letterhead, and how the same service of the same agency stood in
-- rounds before (published ones alone, so that everybody reads the same).
select m.desimal_ikm, m.kelas, o.alamat, i.nama as induk,
       array_to_json(array(select x from (
            select v.tahun, v.periode, h.responden, h.ikm, h.mutu, v.metode_hitung
              from skm_survei v
              join berkas c on c.id = v.berkas_id
              join skm_hasil h on h.survei_id = v.berkas_id
             where c.penyelenggara_id = b.penyelenggara_id and v.layanan_id is not distinct from s.layanan_id
               and (v.berkas_id = b.id
                    or c.status in ('dipublikasikan', 'dilaporkan') and (v.tahun, h.dihitung_pada) < (s.tahun, k.dihitung_pada))
             order by v.tahun desc, h.dihitung_pada desc
             limit 8) x)) as tren
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join skm_hasil k on k.survei_id = b.id
  join skm_metode m on m.kode = s.metode_hitung and m.versi = s.metode_versi
  join penyelenggara o on o.id = b.penyelenggara_id
  left join penyelenggara i on i.id = o.induk_id
 where b.id = :id::uuid
