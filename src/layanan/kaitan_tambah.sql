insert into layanan_terkait (id, layanan_id, terkait_id, hubungan, keterangan, sejak)
select :id::uuid, :layanan::uuid, x.id, :hubungan::text, :keterangan::text, :sekarang::timestamptz
  from (select :terkait::uuid as id) t
  left join layanan x on x.id = t.id and x.aktif
 where case when x.id is not null then true else layanand.tolak('kaitan_asing', '/layanan_id') end
