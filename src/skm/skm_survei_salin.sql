-- The next round of an instant survey: the same plan and questions, for the time that begins now.
with rencana as (
    insert into skm_survei (berkas_id, layanan_id, judul, tahun, periode, metode, populasi, pelaksana_survei, nama_pihak_ketiga, akses,
                            metode_hitung, metode_versi, seketika, dibuka_pada)
    select :id::uuid, s.layanan_id, s.judul, extract(year from layanand.tanggal(:sekarang::timestamptz))::smallint,
           'Mulai ' || layanand.tanggal(:sekarang::timestamptz), s.metode, s.populasi, s.pelaksana_survei, s.nama_pihak_ketiga, s.akses,
           s.metode_hitung, s.metode_versi, true, :sekarang::timestamptz
      from skm_survei s where s.berkas_id = :dari::uuid
)
insert into skm_unsur (survei_id, urutan, kode, nama, pertanyaan_id, pertanyaan_en, jawaban_id, jawaban_en, bobot_pembilang, bobot_penyebut)
select :id::uuid, u.urutan, u.kode, u.nama, u.pertanyaan_id, u.pertanyaan_en, u.jawaban_id, u.jawaban_en, u.bobot_pembilang, u.bobot_penyebut
  from skm_unsur u where u.survei_id = :dari::uuid
