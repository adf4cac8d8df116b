-- One request as its caller sees it: a single point read, on the loop.
select b.id, b.nomor, b.status, p.kanal, o.id as "penyelenggara.id", o.nama as "penyelenggara.nama",
       p.informasi_diminta, p.alasan, p.cara_penyampaian,
       coalesce((select l.id from lampiran l where l.berkas_id = b.id and l.kategori = 'identitas' order by l.id desc limit 1),
                p.salinan_identitas) as salinan_identitas,
       p.kekurangan, p.alasan_perpanjangan,
       case when p.hasil in ('penuh', 'sebagian') then json_build_object(
            'hasil', p.hasil,
            -- A document that was closed since is not confirmed by its id.
            'materi', (select jsonb_agg(case when exists (select 1 from dokumen d where d.berkas_id = (m.v ->> 'dokumen_id')::uuid) then m.v
                                             else m.v || '{"dokumen_id": null}' end order by m.urutan)
                         from jsonb_array_elements(p.materi) with ordinality m (v, urutan)),
            'penghitaman', p.penghitaman, 'biaya', p.biaya,
            'biaya_jumlah', (select coalesce(sum((x ->> 'banyak')::bigint * (x ->> 'harga_satuan')::bigint), 0) from jsonb_array_elements(p.biaya) x),
            'cara_bayar', p.cara_bayar, 'uraian', p.uraian_keputusan, 'diputuskan_pada', p.diputuskan_pada) end as keputusan,
       case when p.hasil = 'ditolak' then json_build_object(
            'huruf', p.huruf_penolakan,
            'dasar_hukum', 'UU 14/2008 Pasal 17 huruf ' || array_to_string(p.huruf_penolakan, ', '),
            'alasan', p.uraian_keputusan, 'uji_konsekuensi', p.uji_konsekuensi, 'diputuskan_pada', p.diputuskan_pada) end as penolakan,
       (select json_build_object('tempat', s.tempat,
                                 'penyerah', json_build_object('nama', s.penyerah_nama, 'jabatan', s.penyerah_jabatan, 'nip', s.penyerah_nip),
                                 'penerima_sebagai', s.penerima_sebagai, 'diserahkan_pada', s.diserahkan_pada)
          from penyerahan_informasi s where s.berkas_id = b.id) as penyerahan,
       array_to_json(array(select x from (
            select k.id, k.nomor, k.status, k.kelas as huruf from berkas k where k.asal_id = b.id order by k.dibuat_pada, k.id) x)) as keberatan,
       b.eskalasi, t.tenggat, t.riwayat, t.tindakan, b.dibuat_pada, b.diperbarui_pada, b.versi as _versi
  from berkas b
  join permohonan_informasi p on p.berkas_id = b.id
  join penyelenggara o on o.id = b.penyelenggara_id
  join berkas_tampil t on t.berkas_id = b.id
 where b.id = :id::uuid
