-- What was missing is no longer asked for. What is added without being asked moves nothing and could go on without end.
with dipenuhi as (
    update permohonan_informasi set kekurangan = '[]' where berkas_id = :berkas::uuid and :cabang::text = 'kekurangan'
)
select :uraian::text as catatan
 where case when :cabang::text = 'tambahan'
                 and (select count(*) from kejadian k where k.berkas_id = :berkas::uuid and k.jenis = 'permohonan_informasi.ditambah') >= 20
            then layanand.tolak('permohonan_tambahan_penuh') else true end
