-- What was missing is no longer asked for; what is added without being asked moves nothing and has its bound.
with dipenuhi as (
    update pengaduan set kekurangan = '[]' where berkas_id = :berkas::uuid and :cabang::text = 'kekurangan'
)
select :uraian::text as catatan
 where case when :cabang::text = 'tambahan' then layanand.tambahan_muat(:berkas::uuid, 'pengaduan.ditambah') else true end
