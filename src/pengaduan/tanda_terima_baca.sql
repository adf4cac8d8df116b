-- All that the receipt says (UU 25/2009 Pasal 44 ayat (2)), except the sealed identity, which comes along as it is kept. Who
-- received it: the officer who recorded it, or else the one who answers for complaints there, or the head.
select b.id, b.nomor, b.kerahasiaan, b.diterima_pada, b.versi as _versi, i.isi, p.kanal,
       o.id as penyelenggara_id, o.nama as penyelenggara_nama, o.alamat as penyelenggara_alamat,
       l.id as layanan_id, l.nama as layanan_nama,
       p.judul, p.uraian, p.kerugian, p.permintaan_penyelesaian, p.waktu_kejadian, p.lokasi_alamat,
       x.nama as penerima_nama, x.jabatan as penerima_jabatan,
       encode(k.hash, 'hex') as segel,
       (select count(*) from lampiran f where f.berkas_id = b.id) as n_lampiran,
       array_to_json(array(select t from (
            select t.id, t.jenis, t.mulai, t.jatuh_tempo, t.hari, t.satuan, t.sisa, t.status, t.dasar_hukum, t.terpenuhi_pada
              from tenggat_tampil t where t.berkas_id = b.id and t.mulai = b.diterima_pada order by t.id) t)) as tenggat
  from berkas b
  join pengaduan p on p.berkas_id = b.id
  join kejadian k on k.berkas_id = b.id and k.urutan = 1
  join penyelenggara o on o.id = k.penyelenggara_id
  left join identitas i on i.berkas_id = b.id
  left join layanan l on l.id = p.layanan_id
  left join lateral layanand.penerima(b, o.id, p.pencatat_id) x on true
 where b.id = :id::uuid and b.proses = 'pengaduan'
