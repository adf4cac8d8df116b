-- Erases at the owner's request what the rules let him ask for; 0 or 1 identities and the number of copies of identity cards.
with b as materialized (
    select b.id, layanand.retensi_boleh_diminta(b, 'identitas') as identitas, layanand.retensi_boleh_diminta(b, 'kartu_identitas') as kartu
      from berkas b where b.id = :berkas::uuid and layanand.milik_saya(b)
), identitas_dihapus as (
    delete from identitas i using b where i.berkas_id = b.id and b.identitas returning 1
), kartu as materialized (
    select l.id from lampiran l join b on b.id = l.berkas_id and b.kartu where l.kategori = 'identitas' and l.dihapus_pada is null
), potong as (
    delete from lampiran_potong p using kartu where p.lampiran_id = kartu.id
), kartu_dihapus as (
    update lampiran l set dihapus_pada = :sekarang::timestamptz, nama_berkas = 'dihapus' from kartu where l.id = kartu.id returning 1
)
select (select count(*) from identitas_dihapus) as identitas, (select count(*) from kartu_dihapus) as kartu
