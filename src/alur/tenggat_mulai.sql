-- All deadlines that one move starts, at once: what guards a deadline is set up once for all of them.
insert into tenggat (id, berkas_id, jenis, mulai, mulai_urutan, jatuh_tempo, panjang, satuan, dasar_hukum, aturan_id, aturan_versi, dilewati,
                     kalender_versi, asal_mulai, asal_panjang)
select t.id, :berkas::uuid, t.jenis, t.mulai, (select max(k.urutan) from kejadian k where k.rantai_id = :berkas::uuid), t.jatuh_tempo, t.panjang,
       t.satuan, t.dasar_hukum, t.aturan_id, t.aturan_versi, t.dilewati, t.kalender_versi, t.asal_mulai, t.asal_panjang::integer[]
  from jsonb_to_recordset(:tenggat::jsonb) as t (id uuid, jenis text, mulai timestamptz, jatuh_tempo timestamptz, panjang integer, satuan text,
                                                 dasar_hukum text, aturan_id uuid, aturan_versi integer, dilewati jsonb, kalender_versi bigint,
                                                 asal_mulai timestamptz, asal_panjang text)
