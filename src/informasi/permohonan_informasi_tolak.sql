update permohonan_informasi p
   set hasil = 'ditolak', huruf_penolakan = array(select jsonb_array_elements_text(:huruf::jsonb) order by 1), uraian_keputusan = :alasan::text,
       uji_konsekuensi = :uji_konsekuensi::text, materi = '[]', penghitaman = '[]', biaya = '[]', cara_bayar = null,
       diputuskan_pada = :sekarang::timestamptz
 where p.berkas_id = :berkas::uuid
returning p.uraian_keputusan || e'\nDasar hukum: UU 14/2008 Pasal 17 huruf ' || array_to_string(p.huruf_penolakan, ', ') as catatan,
          jsonb_build_object('huruf', p.huruf_penolakan)::text as data
