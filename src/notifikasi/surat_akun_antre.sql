-- New letters to holders of accounts become notices. One that was asked for by an address alone is for the account that has it; where there is none, or its mailbox wants
-- no mail or has had its codes of the day, nothing is left of it (a code that is let go hours later would be worth nothing). The last code of a day is good until
-- there may be others: nobody is kept out by somebody who asks in his place again and again.
with baru as materialized (
    select s.* from surat_akun s where s.diantrekan_pada is null order by s.dibuat_pada, s.id limit 200 for update skip locked
), tujuan as materialized (
    select s.id, s.templat, s.alamat_hash, s.bahasa, s.dibuat_pada, s.kedaluwarsa, s.kode_hash is not null as berkode, a.id as akun_id
      from baru s
     cross join lateral (select k.id from akun k where k.id = s.akun_id
                         union all
                         select k.id from akun k where s.akun_id is null and k.pengguna_hash = s.pengguna_hash and layanand.akun_terbuka(k)) a
     where exists (select from saluran_notifikasi t where t.saluran = s.saluran and t.terpasang)
), sisa as materialized (
    select x.alamat_hash, x.templat, layanand.sisa_surat_akun(x.alamat_hash, x.templat) as sisa
      from (select distinct t.alamat_hash, t.templat from tujuan t where t.berkode) x
), urut as materialized (
    select t.*, s.sisa, row_number() over (partition by t.alamat_hash, t.templat order by t.dibuat_pada, t.id) as ke,
           coalesce((select not k.terima from alamat_surat k where k.hash = t.alamat_hash), false) as ditolak
      from tujuan t
      left join sisa s on s.alamat_hash = t.alamat_hash and s.templat = t.templat
), jadi as materialized (
    select u.*, case when u.ke = u.sisa
                     then greatest(u.kedaluwarsa, (layanand.tanggal(:sekarang::timestamptz) + 1)::timestamp at time zone interval '7 hours'
                                                  + (u.kedaluwarsa - u.dibuat_pada))
                     else u.kedaluwarsa end as sampai
      from urut u
     where not u.ditolak and coalesce(u.ke <= u.sisa, true)
), masuk as (
    insert into notifikasi (id, surat_akun_id, jenis, penerima, penerima_id, saluran, templat, bahasa, isi, coba_pada, dibuat_pada, alamat_hash, golongan)
    select layanand.uuid_v7(:sekarang::timestamptz), j.id, j.templat, 'akun', j.akun_id, 'email', j.templat, j.bahasa,
           jsonb_build_object('berlaku_sampai', j.sampai), :sekarang::timestamptz, :sekarang::timestamptz, j.alamat_hash, 'akun'
      from jadi j
     order by j.dibuat_pada, j.id
), ditandai as (
    update surat_akun s set diantrekan_pada = :sekarang::timestamptz, akun_id = j.akun_id, kedaluwarsa = j.sampai from jadi j where s.id = j.id
), dibuang as (
    delete from surat_akun s using baru b where s.id = b.id and not exists (select from jadi j where j.id = b.id)
)
select (select count(*) from baru) = 200 as penuh, (select count(*) from urut) - (select count(*) from jadi) as ditahan
