-- The public profile of an officer with the duties in force today and the decision behind each (P25, P28(1)b).
select e.id, e.nama, e.jabatan, e.kepala, e.aktif,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       (select coalesce(json_agg(json_build_object('tugas', d.tugas, 'keputusan', d.keputusan, 'berlaku_dari', d.berlaku_dari,
                                                   'berlaku_sampai', d.berlaku_sampai) order by d.tugas, d.berlaku_dari), '[]')
          from penugasan d
         where d.pelaksana_id = e.id and d.penyelenggara_id = e.penyelenggara_id and e.aktif
           and d.berlaku_dari <= layanand.tanggal(:sekarang::timestamptz)
           and (d.berlaku_sampai is null or d.berlaku_sampai >= layanand.tanggal(:sekarang::timestamptz))) as penugasan,
       e.diperbarui_pada, e.versi as _versi
  from pelaksana e
  join penyelenggara p on p.id = e.penyelenggara_id
 where e.id = :id::uuid
