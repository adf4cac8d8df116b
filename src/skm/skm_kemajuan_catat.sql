-- One entry about a suggestion that is not done yet; the last one meets its deadline, in time or late.
with sasaran as (
    update skm_tindak_lanjut t
       set status = :status::text, selesai_pada = case when :status::text = 'selesai' then :tanggal::date end
     where t.survei_id = :id::uuid and t.nomor = :nomor::smallint and t.status <> 'selesai'
       and :tanggal::date <= layanand.tanggal(:sekarang::timestamptz)
    returning t.nomor, t.tenggat_id
), tutup as (
    update tenggat t
       set status = case when t.status = 'lewat' then t.status else 'terpenuhi' end, terpenuhi_pada = :sekarang::timestamptz
      from sasaran s
     where t.id = s.tenggat_id and :status::text = 'selesai' and t.status in ('berjalan', 'lewat') and t.terpenuhi_pada is null and t.gugur_pada is null
), catat as (
    insert into skm_kemajuan (id, survei_id, nomor, status, tanggal, uraian, dicatat_pada)
    select layanand.uuid_v7(:sekarang::timestamptz), :id::uuid, s.nomor, :status::text, :tanggal::date, :uraian::text, :sekarang::timestamptz
      from sasaran s
)
select (select count(*) from sasaran) > 0 as dicatat, :tanggal::date <= layanand.tanggal(:sekarang::timestamptz) as sudah
