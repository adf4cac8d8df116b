-- What papers say of the agency and of who signs for it: the letterhead of Lampiran I on all of them, an acting head as one, and charges written as the
-- catalogue writes them.

-- ---------------------------------------------------------------- letterhead
create function layanand.kepala_surat(o penyelenggara) returns text language sql immutable parallel safe as $$
    select concat_ws(e'\n',
        nullif(concat_ws(', ', nullif(o.alamat, ''), 'Telepon ' || nullif(o.telepon, ''), 'Faksimile ' || nullif(o.faksimile, '')), ''),
        nullif(o.kota, ''),
        nullif(concat_ws(', ', nullif(o.situs, ''), 'e-mail ' || nullif(o.email, ''), 'Kode Pos ' || nullif(o.kode_pos, '')), ''))
$$;
comment on function layanand.kepala_surat is 'the lines below the name of an agency (Lampiran I): address, telephone, fax / town / web site, e-mail, postal code';

-- ---------------------------------------------------------------- who signs
-- An acting head keeps his own position in the register; he signs as acting in the one that he heads. The register has no names of such positions but those of
-- its holders, who take them along: it is told by the agency.
create function layanand.jabatan_kepala(e pelaksana) returns text language sql stable parallel safe as $$
    select coalesce((select case m.status when 'plt' then 'Plt. ' else 'Plh. ' end
                            || case o.jenis when 'kecamatan' then regexp_replace(o.nama, '^(Kecamatan )?', 'Camat ')
                                            when 'kelurahan' then regexp_replace(o.nama, '^(Kelurahan )?', 'Lurah ')
                                            when 'sekretariat_daerah' then 'Sekretaris Daerah'
                                            when 'sekretariat_dprd' then 'Sekretaris DPRD'
                                            when 'inspektorat' then 'Inspektur'
                                            when 'bumd' then 'Direktur ' || o.nama
                                            else 'Kepala ' || o.nama end
                       from public.masa_jabatan m
                       join public.penyelenggara o on o.id = m.penyelenggara_id
                      where m.pelaksana_id = e.id and m.penyelenggara_id = e.penyelenggara_id and m.berlaku_sampai is null and m.status in ('plt', 'plh')
                        and e.kepala),
                    e.jabatan)
$$;
comment on function layanand.jabatan_kepala is 'the position under which an officer signs: his own, or Plt. (Plh.) and the one that he heads';

-- As before, as what he signs.
create or replace function layanand.penanda_tangan(p_penyelenggara uuid) returns table (nama text, jabatan text) language sql stable parallel safe as $$
    select e.nama, layanand.jabatan_kepala(e) from public.pelaksana e
     where e.id = layanand.saya() or e.penyelenggara_id = p_penyelenggara and e.kepala and e.aktif
     order by e.id = layanand.saya() desc limit 1
$$;

-- ---------------------------------------------------------------- charges
-- As before, in the words of the catalogue.
create or replace function layanand.layanan_isi(l layanan, p_hari date)
    returns table (persyaratan jsonb, prosedur jsonb, jangka_waktu jsonb, jangka_kata text, biaya jsonb, biaya_kata text, produk jsonb, dasar_hukum jsonb,
                   nomor_keputusan text, berlaku_dari date, berubah_pada timestamptz) language plpgsql stable as $$
begin
    return query
    select coalesce(s.komponen -> 'persyaratan',
                    (select jsonb_agg(jsonb_build_object('uraian', x.v) order by x.o) from jsonb_array_elements_text(l.persyaratan) with ordinality x (v, o)), '[]'),
           coalesce(s.komponen -> 'prosedur', '[]'),
           s.komponen -> 'jangka_waktu',
           coalesce(layanand.jangka_kata(s.komponen -> 'jangka_waktu'), l.jangka_waktu),
           coalesce(s.komponen -> 'biaya', case when l.biaya is not null then jsonb_build_array(jsonb_build_object('uraian', l.biaya)) end, '[]'),
           coalesce(layanand.biaya_kata(s.komponen -> 'biaya'), l.biaya),
           coalesce(s.komponen -> 'produk', case when l.produk is not null then jsonb_build_array(l.produk) end, '[]'),
           coalesce(s.komponen -> 'dasar_hukum', '[]'),
           s.nomor_keputusan, s.berlaku_dari,
           greatest(l.diperbarui_pada, s.ditetapkan_pada, s.berlaku_dari::timestamp at time zone 'Asia/Jakarta',
                    (select max(greatest(t.sejak, t.dilepas_pada)) from public.layanan_terkait t where l.id in (t.layanan_id, t.terkait_id)),
                    (select max(k.dicatat_pada) from public.kewajiban_catatan k where k.layanan_id = l.id))
      from (select layanand.standar_berlaku(l.id, p_hari) as id) b
      left join standar s on s.berkas_id = b.id;
end $$;

revoke execute on function layanand.kepala_surat(penyelenggara), layanand.jabatan_kepala(pelaksana) from public;
grant execute on function layanand.kepala_surat(penyelenggara), layanand.jabatan_kepala(pelaksana) to layanand_daemon;
