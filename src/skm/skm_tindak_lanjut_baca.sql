-- The follow-up plan of a published result, each part with its deadline and what was done.
select b.id as survei_id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", s.judul, s.tahun, s.periode,
       array_to_json(array(select x from (
            select t.nomor, t.unsur, t.uraian, t.penanggung_jawab, t.target, t.status, t.selesai_pada,
                   coalesce(t.selesai_pada, layanand.tanggal(layanand.sekarang())) > t.target as terlambat,
                   json_build_object('id', d.id, 'jatuh_tempo', d.jatuh_tempo, 'status', d.status, 'dasar_hukum', d.dasar_hukum) as tenggat,
                   array_to_json(array(select k from (
                        select m.status, m.tanggal, m.uraian, m.dicatat_pada
                          from skm_kemajuan m where m.survei_id = t.survei_id and m.nomor = t.nomor order by m.id) k)) as kemajuan
              from skm_tindak_lanjut t
              join tenggat d on d.id = t.tenggat_id
             where t.survei_id = b.id order by t.nomor) x)) as tindak_lanjut,
       b.versi as _versi
  from berkas b
  join skm_survei s on s.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
 where b.id = :id::uuid and b.status in ('dipublikasikan', 'dilaporkan')
