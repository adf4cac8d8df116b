-- One selection as its caller sees it: the policies leave out what is not his to know yet, of the others who came always.
select b.id, b.nomor, b.status, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama", s.judul, s.jenis, to_json(g.tugas) as tugas, s.jabatan, s.kuota,
       to_json(s.metode) as metode, s.kebijakan, s.persyaratan,
       array_to_json(array(select x from (
            select k.kode, k.nama, k.indikator, k.metode, k.bobot from seleksi_kriteria k where k.berkas_id = b.id order by k.urutan) x)) as kriteria,
       s.nilai_minimum, s.pendaftaran_dari,
       (select j.sampai from berkas_jadwal j where j.berkas_id = b.id and j.jenis = 'pendaftaran') as pendaftaran_sampai,
       (select j.sampai from berkas_jadwal j where j.berkas_id = b.id and j.jenis = 'penetapan') as penetapan_sampai,
       array_to_json(array(select x from (
            select e.id, e.nama, e.jabatan from berkas_pihak p join pelaksana e on e.id = p.orang
             where p.berkas_id = b.id and p.sebagai = 'penilai' order by e.nama, e.id) x)) as penilai,
       t.id as "petugas.id", t.nama as "petugas.nama", s.diumumkan_pada,
       case when p.berkas_id is not null then json_build_object(
            'ditetapkan_pada', p.ditetapkan_pada, 'penanda_tangan', p.penanda_tangan, 'penanda_tangan_jabatan', p.penanda_tangan_jabatan,
            'diumumkan_pada', p.diumumkan_pada, 'peserta', p.peserta, 'gugur', p.gugur, 'mundur', p.mundur,
            'terpilih', array_to_json(array(select x from (
                 select h.pelaksana_id, h.nama, h.jabatan, h.penyelenggara, h.nilai, h.peringkat, h.seri, h.alasan
                   from seleksi_hasil h where h.berkas_id = b.id and h.terpilih order by h.peringkat, h.nama, h.pelaksana_id) x)),
            'tidak_terpilih', p.tidak_terpilih, 'alasan_seri', p.alasan_seri, 'catatan', p.catatan) end as hasil,
       array_to_json(array(select x from (
            select d.berkas_id as id, c.nomor, d.nomor_keputusan, d.tanggal_keputusan
              from penetapan_pelaksana d join berkas c on c.id = d.berkas_id and c.status = 'ditetapkan'
             where d.seleksi_id = b.id order by d.tanggal_keputusan, d.berkas_id) x)) as penetapan,
       array_to_json(array(select x from (
            select m.tanggal, m.media, m.keterangan, m.tautan from publikasi m where m.berkas_id = b.id order by m.id) x)) as publikasi,
       (select json_build_object('nomor', a.nomor, 'status', a.status, 'sumber', a.sumber, 'keterangan', a.keterangan, 'riwayat', a.riwayat,
                    'nilai', h.nilai, 'peringkat', h.peringkat, 'terpilih', h.terpilih,
                    'rincian', array_to_json(array(select x from (
                         select k.kode as kriteria, round(avg(n.nilai), 2) as rata_rata
                           from (select distinct on (y.kriteria, y.penilai_id) y.kriteria, y.nilai
                                   from seleksi_nilai y
                                  where h.nilai is not null and y.berkas_id = b.id and y.pelaksana_id = a.pelaksana_id
                                  order by y.kriteria, y.penilai_id, y.ke desc) n
                           join seleksi_kriteria k on k.berkas_id = b.id and k.kode = n.kriteria
                          group by k.kode, k.urutan order by k.urutan) x)))
          from seleksi_peserta a
          left join seleksi_hasil h on h.berkas_id = a.berkas_id and h.pelaksana_id = a.pelaksana_id
         where a.berkas_id = b.id and a.pelaksana_id = :saya::uuid) as saya,
       v.tenggat,
       -- A head who is a candidate is an officer like others here: as a head he would be known.
       array_to_json(array(select x from (
            select k.urutan, k.jenis, k.waktu, case when k.jenis in ('seleksi.didaftar', 'seleksi.peserta_mundur') then 'pelaksana' else k.pelaku end as pelaku, k.catatan
              from kejadian k where k.berkas_id = b.id order by k.urutan) x)) as riwayat,
       v.tindakan, b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join seleksi s on s.berkas_id = b.id
  join jenis_penetapan g on g.jenis = s.jenis
  join penyelenggara o on o.id = b.penyelenggara_id
  join berkas_tampil v on v.berkas_id = b.id
  left join pelaksana t on t.id = b.pelaksana_id
  left join seleksi_putusan p on p.berkas_id = b.id
 where b.id = :id::uuid and b.proses = 'seleksi'
