-- Erases what the rules of retention no longer keep: identities and cards each with an event in the chain of its case, notes about reading and telling
-- without; some thousands at a time, those that somebody works on the next time.
with jatuh as materialized (
    select r.berkas_id, r.apa, r.dasar_hukum, r.jatuh_tempo from retensi_jatuh_tempo r order by r.jatuh_tempo, r.berkas_id limit 2000
), kunci as materialized (
    select b.id, b.proses, b.penyelenggara_id from berkas b
     where b.id in (select j.berkas_id from jatuh j) order by b.id for update skip locked
), identitas_dihapus as (
    delete from identitas i using jatuh j, kunci k where j.apa = 'identitas' and i.berkas_id = j.berkas_id and k.id = i.berkas_id
), kartu as materialized (
    select l.id from lampiran l join jatuh j on j.berkas_id = l.berkas_id and j.apa = 'kartu_identitas' join kunci k on k.id = l.berkas_id
     where l.kategori = 'identitas' and l.dihapus_pada is null
), potong as (
    delete from lampiran_potong p using kartu where p.lampiran_id = kartu.id
), kartu_dihapus as (
    update lampiran l set dihapus_pada = :sekarang::timestamptz, nama_berkas = 'dihapus' from kartu where l.id = kartu.id
), catatan as materialized (
    select c.apa, c.id from retensi_catatan c limit 20000
), akses_identitas_dihapus as (
    delete from akses_identitas a using catatan c where c.apa = 'akses_identitas' and a.id = c.id
), akses_dokumen_dihapus as (
    delete from dokumen_akses a using catatan c where c.apa = 'akses_dokumen' and a.id = c.id
), pemberitahuan_dihapus as (
    delete from notifikasi n using catatan c where c.apa = 'pemberitahuan' and n.id = c.id
), diubah as (
    update berkas b set versi = b.versi + 1, diperbarui_pada = :sekarang::timestamptz from kunci k where b.id = k.id
)
insert into kejadian (rantai_id, id, berkas_id, proses, penyelenggara_id, jenis, waktu, pelaku, catatan, data)
select k.id, layanand.uuid_v7(:sekarang::timestamptz), k.id, k.proses, k.penyelenggara_id, 'data_pribadi.dihapus', :sekarang::timestamptz, 'sistem',
       'Data pribadi dihapus menurut aturan retensi: ' || string_agg(replace(j.apa, '_', ' '), ', ' order by j.apa) || '.',
       jsonb_build_object('apa', jsonb_agg(j.apa order by j.apa), 'dasar_hukum', string_agg(distinct j.dasar_hukum, '; '),
                          'jatuh_tempo', min(j.jatuh_tempo))
  from kunci k join jatuh j on j.berkas_id = k.id
 group by k.id, k.proses, k.penyelenggara_id
