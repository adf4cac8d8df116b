-- Two versions of the standard of one service, component by component; of lists also which entries came and which went.
select k.id as "lama.id", k.nomor_versi as "lama.versi", k.berlaku_dari as "lama.berlaku_dari",
       k.bid as "baru.id", k.bversi as "baru.versi", k.bdari as "baru.berlaku_dari",
       (select count(*) from jsonb_each(k.baru) y where y.value <> k.lama -> y.key) as berubah,
       array_to_json(array(select x from (
            select y.key as komponen,
                   case when y.lama = y.baru then 'sama' when y.lama = 'null' then 'ditambah' when y.baru = 'null' then 'dihapus' else 'berubah' end as perubahan,
                   y.lama, y.baru,
                   case when jsonb_typeof(y.lama) = 'array' or jsonb_typeof(y.baru) = 'array' then layanand.larik_kurang(y.baru, y.lama) end as masuk,
                   case when jsonb_typeof(y.lama) = 'array' or jsonb_typeof(y.baru) = 'array' then layanand.larik_kurang(y.lama, y.baru) end as keluar
              from (select e.key, e.urutan, k.lama -> e.key as lama, e.value::jsonb as baru
                      from json_each(k.urut) with ordinality e (key, value, urutan)) y
             order by y.urutan) x)) as komponen
  from (select l.berkas_id as id, l.nomor_versi, l.berlaku_dari, b.berkas_id as bid, b.nomor_versi as bversi, b.berlaku_dari as bdari,
               layanand.standar_komponen(l.komponen)::jsonb as lama, layanand.standar_komponen(b.komponen)::jsonb as baru,
               layanand.standar_komponen(b.komponen) as urut
          from standar b
          join standar l on l.layanan_id = b.layanan_id
         where b.berkas_id = :id::uuid and l.berkas_id = :dengan::uuid) k
