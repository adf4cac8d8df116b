-- One service, also one that is no longer offered: old cases point at it. What its standard in force says of it is told in its words, and only without one
-- what the catalogue itself says.
select l.id, l.kode, l.nama, l.jenis, l.pola,
       p.id as "penyelenggara.id", p.nama as "penyelenggara.nama",
       l.uraian,
       case when s.berkas_id is null then l.produk
            else (select string_agg(x.v, '; ' order by x.o) from jsonb_array_elements_text(s.komponen -> 'produk') with ordinality x (v, o)) end as produk,
       case when s.berkas_id is null then l.biaya else layanand.biaya_kata(s.komponen -> 'biaya') end as biaya,
       case when s.berkas_id is null then l.jangka_waktu else layanand.jangka_kata(s.komponen -> 'jangka_waktu') end as jangka_waktu,
       case when s.berkas_id is null then l.persyaratan
            else (select jsonb_agg((x.v ->> 'uraian') || coalesce(' (' || (x.v ->> 'keterangan') || ')', '') order by x.o)
                    from jsonb_array_elements(s.komponen -> 'persyaratan') with ordinality x (v, o)) end as persyaratan,
       l.aktif, case when l.pola = 'gugus_tugas' then layanand.gugus_tugas(l) end as gugus_tugas, l.diperbarui_pada, l.versi as _versi
  from layanan l
  join penyelenggara p on p.id = l.penyelenggara_id
  left join standar s on s.layanan_id = l.id and s.berlaku_dari <= layanand.tanggal(:sekarang::timestamptz)
                     and coalesce(s.berlaku_sampai, 'infinity') >= layanand.tanggal(:sekarang::timestamptz)
 where l.id = :id::uuid
