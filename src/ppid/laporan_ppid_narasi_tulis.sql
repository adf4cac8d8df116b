-- The whole of it anew, if it is still of the version that was read (0: there was none). No row: it is not.
insert into laporan_ppid_narasi as n (tahun, penyelenggara_id, kebijakan, sarana, sumber_daya_manusia, anggaran, kendala_internal, kendala_eksternal,
                                      rekomendasi, diperbarui_pada)
select :tahun::integer, :penyelenggara_id::uuid, b.kebijakan, b.sarana, b.sumber_daya_manusia, b.anggaran, b.kendala_internal, b.kendala_eksternal,
       b.rekomendasi, :sekarang::timestamptz
  from json_to_record(:badan::json) b (kebijakan text, sarana text, sumber_daya_manusia text, anggaran text, kendala_internal text,
                                       kendala_eksternal text, rekomendasi text)
    on conflict on constraint laporan_ppid_narasi_satu do update
   set kebijakan = excluded.kebijakan, sarana = excluded.sarana, sumber_daya_manusia = excluded.sumber_daya_manusia, anggaran = excluded.anggaran,
       kendala_internal = excluded.kendala_internal, kendala_eksternal = excluded.kendala_eksternal, rekomendasi = excluded.rekomendasi,
       versi = n.versi + 1, diperbarui_pada = excluded.diperbarui_pada
 where n.versi = :versi::integer
returning n.versi
