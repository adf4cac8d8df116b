-- Moves the deadlines :daftar, whose cases are locked (tenggat_kunci), with an event in the chain of each case that cites the decree and keeps
-- the holidays of the derivation before. What is the same of all of them is computed once; the chains are taken up here, not looked up
-- event by event (trigger kejadian_bawa), but for the second event of one case.
with pilih as materialized (
    select t.id, t.berkas_id, t.jenis, t.dilewati, t.kalender_versi, b.proses, b.penyelenggara_id, k.urutan, k.hash,
           row_number() over (partition by t.berkas_id order by t.id) as ke
      from unnest(:daftar::uuid[]) d (id)
      join tenggat t on t.id = d.id
      join berkas b on b.id = t.berkas_id
     cross join lateral (select x.urutan, x.hash from kejadian x where x.rantai_id = t.berkas_id order by x.urutan desc limit 1) k
     where t.status = 'berjalan' and t.jatuh_tempo = :dari::timestamptz and t.kalender_versi is distinct from :versi::bigint
), ubah as (
    update tenggat t
       set mulai = coalesce(:mulai_ke::timestamptz, t.mulai), jatuh_tempo = :ke::timestamptz, dilewati = :dilewati::jsonb, kalender_versi = :versi::bigint
      from pilih p
     where t.id = p.id
), berubah as (
    update berkas b set diperbarui_pada = :sekarang::timestamptz where b.id in (select p.berkas_id from pilih p)
), geser as materialized (
    select layanand.tanggal(:dari::timestamptz) as dari, layanand.tanggal(:ke::timestamptz) as ke,
           layanand.tanggal(:ke::timestamptz) - layanand.tanggal(:dari::timestamptz) as hari,
           case when :mulai_ke::timestamptz <> :mulai::timestamptz
                then format(' Tenggat yang dilanjutkannya berakhir %s, bukan %s.', layanand.tanggal(:mulai_ke::timestamptz), layanand.tanggal(:mulai::timestamptz))
                else '' end as awal
), contoh as materialized (
    -- By one version of the calendar they all passed over the same days.
    select p.dilewati, p.kalender_versi, layanand.libur_dilewati(p.dilewati) as libur from pilih p order by p.id limit 1
), sama as materialized (
    select g.*, c.dilewati, c.kalender_versi, c.libur,
           jsonb_build_object('dari', :dari::timestamptz, 'ke', :ke::timestamptz, 'geser_hari', g.hari, 'diperpendek', g.hari < 0,
                              'dasar', :dasar::text, 'keputusan_id', :keputusan_id::uuid)
           || case when g.awal = '' then '{}' else jsonb_build_object('mulai_dari', :mulai::timestamptz, 'mulai_ke', :mulai_ke::timestamptz) end as data
      from geser g
     cross join contoh c
), catat as (
    insert into kejadian (rantai_id, urutan, hash_sebelum, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, catatan, data)
    select p.berkas_id, case when p.ke = 1 then p.urutan + 1 end, case when p.ke = 1 then p.hash end,
           layanand.uuid_v7(:sekarang::timestamptz + (:potong::integer + p.ke) * interval '1 ms'), p.berkas_id, p.proses, p.penyelenggara_id,
           case when s.hari = 0 then 'tenggat.dihitung_ulang' else 'tenggat.dipindahkan' end,
           :sekarang::timestamptz, :pelaku::text, :pelaku_id::uuid,
           case when s.hari = 0 then format('Tenggat %s dihitung ulang dan tetap jatuh tempo %s (%s).', p.jenis, s.dari, :dasar::text)
                else format('Tenggat %s dipindahkan dari %s ke %s, %s %s hari (%s).', p.jenis, s.dari, s.ke,
                            case when s.hari > 0 then 'diperpanjang' else 'diperpendek' end, abs(s.hari), :dasar::text) end || s.awal,
           s.data || jsonb_build_object('tenggat_id', p.id, 'jenis', p.jenis, 'libur_sebelum',
               case when p.kalender_versi = s.kalender_versi or p.dilewati = s.dilewati then s.libur else layanand.libur_dilewati(p.dilewati) end)
      from pilih p
     cross join sama s
     order by p.id
)
select count(*) as banyak from pilih p
