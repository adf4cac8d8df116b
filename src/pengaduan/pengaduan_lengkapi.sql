-- What was missing is no longer asked for. What is added without being asked moves nothing and could go on without end; together with what is
-- moved the history stays readable.
with dipenuhi as (
    update pengaduan set kekurangan = '[]' where berkas_id = :berkas::uuid and :cabang::text = 'kekurangan'
)
select :uraian::text as catatan
 where case when :cabang::text = 'tambahan'
                 and (select count(*) from kejadian k where k.berkas_id = :berkas::uuid and k.jenis = 'pengaduan.ditambah') >= 20
            then layanand.tolak('pengaduan_tambahan_penuh') else true end
