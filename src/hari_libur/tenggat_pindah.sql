-- The next :batas deadlines of one kind (after the id :setelah): moved, with an event in the chain of each case that cites the decree and
-- keeps the holidays of the derivation before. The cases are locked, but not their keys: who adds an attachment or writes down a
-- reading does not wait.
with pilih as materialized (
    select d.id, d.berkas_id, d.jenis, d.dilewati, b.proses, b.penyelenggara_id
      from layanand.tenggat_serupa(:hari_nol::date, :panjang::integer, :dari::timestamptz, :versi::bigint, :sejak::text::xid8, :sekarang::timestamptz) d
      join berkas b on b.id = d.berkas_id
      join tenggat t on t.id = d.id and t.status = 'berjalan'
     where d.id > :setelah::uuid
     order by d.id
     limit :batas::integer
       for no key update of b, t
), ubah as (
    update tenggat t
       set jatuh_tempo = :ke::timestamptz, dilewati = :dilewati::jsonb, kalender_versi = :versi::bigint
      from pilih p
     where t.id = p.id
), berubah as (
    update berkas b set diperbarui_pada = :sekarang::timestamptz where b.id in (select p.berkas_id from pilih p)
), geser as (
    select layanand.tanggal(:dari::timestamptz) as dari, layanand.tanggal(:ke::timestamptz) as ke,
           layanand.tanggal(:ke::timestamptz) - layanand.tanggal(:dari::timestamptz) as hari
), catat as (
    insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, pelaku_id, catatan, data)
    select p.berkas_id, layanand.uuid_v7(:sekarang::timestamptz + (:potong::integer + p.urutan) * interval '1 ms'), p.berkas_id, p.proses, p.penyelenggara_id,
           case when g.hari = 0 then 'tenggat.dihitung_ulang' else 'tenggat.dipindahkan' end,
           :sekarang::timestamptz, :pelaku::text, :pelaku_id::uuid,
           case when g.hari = 0 then format('Tenggat %s dihitung ulang dan tetap jatuh tempo %s (%s).', p.jenis, g.dari, :dasar::text)
                else format('Tenggat %s dipindahkan dari %s ke %s, %s %s hari (%s).', p.jenis, g.dari, g.ke,
                            case when g.hari > 0 then 'diperpanjang' else 'diperpendek' end, abs(g.hari), :dasar::text) end,
           jsonb_build_object('tenggat_id', p.id, 'jenis', p.jenis, 'dari', :dari::timestamptz, 'ke', :ke::timestamptz, 'geser_hari', g.hari,
                              'diperpendek', g.hari < 0, 'dasar', :dasar::text, 'keputusan_id', :keputusan_id::uuid,
                              'libur_sebelum', jsonb_path_query_array(p.dilewati, '$[*] ? (@.alasan != "Sabtu" && @.alasan != "Minggu")'))
      from (select x.*, row_number() over (partition by x.berkas_id order by x.id) as urutan from pilih x) p
     cross join geser g
     order by p.id
)
select count(*) as banyak, (array_agg(p.id order by p.id desc))[1] as id
  from pilih p
