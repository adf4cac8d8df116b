-- All that the receipt of a request says (P40(9)), except the sealed identity, which comes along as it is kept.
select b.id, b.nomor, b.diterima_pada, i.isi, p.kanal, o.id as penyelenggara_id, o.nama as penyelenggara_nama, o.alamat as penyelenggara_alamat,
       p.informasi_diminta, p.alasan, p.cara_penyampaian, x.nama as penerima_nama, x.jabatan as penerima_jabatan, encode(k.hash, 'hex') as segel,
       array_to_json(array(select t from (
            select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
              from tenggat_tampil t where t.berkas_id = b.id and t.mulai = b.diterima_pada order by t.id) t)) as tenggat
  from berkas b
  join permohonan_informasi p on p.berkas_id = b.id
  join kejadian k on k.berkas_id = b.id and k.urutan = 1
  join penyelenggara o on o.id = k.penyelenggara_id
  left join identitas i on i.berkas_id = b.id
  left join lateral layanand.penerima(b, o.id, p.pencatat_id) x on true
 where b.id = :id::uuid
