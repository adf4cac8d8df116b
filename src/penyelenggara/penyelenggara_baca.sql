-- The public profile of a body (P28(1)a).
select p.id, p.kode, p.kode_wilayah, p.nama, p.jenis,
       i.id as "induk.id", i.nama as "induk.nama",
       k.id as "kepala.id", k.nama as "kepala.nama",
       p.visi, p.misi, p.motto, p.alamat, p.kota, p.kode_pos, p.telepon, p.faksimile, p.email, p.situs, p.jam_layanan, p.jam_buka,
       case when p.lintang is not null and p.bujur is not null
            then json_build_object('lintang', p.lintang, 'bujur', p.bujur) end as lokasi,
       p.dibentuk_pada, p.diperbarui_pada, p.versi as _versi
  from penyelenggara p
  left join penyelenggara i on i.id = p.induk_id
  left join pelaksana k on k.penyelenggara_id = p.id and k.kepala and k.aktif
 where p.id = :id::uuid
