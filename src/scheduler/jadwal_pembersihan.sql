-- What machine time has outlived: answers kept for repeats, refresh tokens, and daemons that hold no connection any more and started long ago;
-- notes about deadlines that lapsed in the end, or fell away; and who was erased or has a new password, once no token of his can be left (issuer.access_ttl_s is a day at
-- most).
with jawaban as (
    delete from idempotensi where dibuat_pada < now() - interval '24 hours'
), token as (
    delete from token_segar where kedaluwarsa < now() - interval '1 day'
), ditutup as (
    delete from identitas_ditutup d
     where d.sejak < now() - interval '2 days'
       and case d.sebab when 'akun' then not exists (select 1 from akun a where a.id = d.siapa::uuid)
                        when 'pelaksana' then not exists (select 1 from pelaksana e where e.id = d.siapa::uuid)
                        when 'sandi' then true
                        else not exists (select 1 from klien k where k.id = d.siapa) end
), surat as (
    delete from surat_akun where kedaluwarsa < :sekarang::timestamptz - interval '1 day'
), tertunda as (
    delete from tenggat_tertunda s where not exists (select 1 from tenggat t where t.id = s.tenggat_id and t.status = 'berjalan')
)
delete from daemon d
 where d.mulai < now() - interval '1 day'
   and not exists (select 1 from pg_stat_activity a where a.application_name = 'layanand-' || d.id)
