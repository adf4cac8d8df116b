-- All that the two documents about a request say: the record of its hand-over and the letter of its refusal; the sealed names come along
-- as they are kept. Who signs the refusal: the officer who decided, or else who answers for requests there.
select b.id, b.nomor, i.isi, o.nama as penyelenggara_nama, o.alamat as penyelenggara_alamat, b.diterima_pada, p.informasi_diminta, p.hasil,
       p.materi, p.penghitaman, p.biaya, p.cara_bayar, p.uraian_keputusan, p.uji_konsekuensi, p.diputuskan_pada,
       array_to_json(array(select x from (
            select d.dasar_hukum, d.uraian_id as uraian from dasar_pengecualian d where d.huruf = any (p.huruf_penolakan) order by d.huruf) x)) as dasar,
       s.tempat, s.penyerah_nama, s.penyerah_jabatan, s.penyerah_nip, s.penerima_sebagai, s.isi as penerima, s.diserahkan_pada,
       encode(k.hash, 'hex') as segel, coalesce(e.nama, x.nama) as petugas_nama, coalesce(e.jabatan, x.jabatan) as petugas_jabatan,
       (select t.jatuh_tempo from tenggat t where t.berkas_id = b.id and t.jenis = 'keberatan' order by t.mulai desc, t.id desc limit 1) as keberatan_sampai
  from berkas b
  join permohonan_informasi p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
  join lateral (select j.hash, j.pelaku_id from kejadian j where j.berkas_id = b.id and j.jenis = :kejadian::text order by j.urutan desc limit 1) k on true
  left join identitas i on i.berkas_id = b.id
  left join penyerahan_informasi s on s.berkas_id = b.id
  left join pelaksana e on e.id = k.pelaku_id
  left join lateral layanand.penerima(b, o.id, null) x on true
 where b.id = :id::uuid and b.status = :status::text
