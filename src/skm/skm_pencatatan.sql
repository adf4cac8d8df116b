-- Invitations handed out and paper forms entered, by officer and day.
select b.id as survei_id, s.undangan_dibuat,
       array_to_json(array(select x from (
            select c.hari, c.jenis, c.pencatat, e.nama, c.jumlah
              from skm_catatan c
              left join pelaksana e on e.id::text = c.pencatat
             where c.survei_id = b.id order by c.hari, c.jenis, c.pencatat) x)) as catatan
  from berkas b
  join skm_survei s on s.berkas_id = b.id
 where b.id = :id::uuid and b.proses = 'skm' and layanand.skm_menangani(b.id)
