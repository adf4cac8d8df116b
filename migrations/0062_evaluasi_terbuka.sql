-- What everybody may know of a standard, and what is still missing of one, whole.

-- ---------------------------------------------------------------- evaluations
-- "Evaluasi dan penilaian kinerja" belongs to what an agency has to make public (P28(1)f, (2)): open with the standard that it is of.
drop policy standar_evaluasi_lihat on standar_evaluasi;
create policy standar_evaluasi_lihat on standar_evaluasi for select using ((select true from berkas b where b.id = berkas_id));
comment on table standar_evaluasi is 'Evaluations of a standard (P17) with the figures of their period as they were then; open to everybody (P28(1)f)';
comment on column standar_evaluasi.rencana_perbaikan is 'improvements (P17(5)): [{uraian, penanggung_jawab (a position or unit, nobody by name), target}]';

-- As before, but of what was published: an evaluation does not tell a result before its time (P23(10)), nor one that was withdrawn.
create or replace function layanand.skm_layanan(p_layanan uuid, p_dari date, p_sampai date) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object('survei_id', b.id, 'nomor', b.nomor, 'judul', s.judul, 'ikm', h.ikm, 'mutu', h.mutu, 'responden', h.responden)
                              order by s.ditutup_pada, b.id), '[]')
      from layanan l
      join berkas b on b.penyelenggara_id = l.penyelenggara_id and b.proses = 'skm' and b.status in ('dipublikasikan', 'dilaporkan')
      join skm_survei s on s.berkas_id = b.id and (s.layanan_id is null or s.layanan_id = l.id)
      join skm_hasil h on h.survei_id = b.id and not h.ditahan
     where l.id = p_layanan and layanand.tanggal(s.ditutup_pada) between p_dari and p_sampai
$$;

-- ---------------------------------------------------------------- what is missing
-- As before, but all the components that are.
create or replace function layanand.standar_periksa(p_berkas uuid) returns void language plpgsql stable as $$
declare
    kurang text[] := (select layanand.standar_kurang(s.komponen) from standar s where s.berkas_id = p_berkas);
    kini bytea := layanand.standar_sidik(p_berkas);
begin
    if cardinality(kurang) > 0 then
        perform layanand.tolak('standar_komponen_kurang', '/komponen/' || array_to_string(kurang, ' /komponen/'));
    elsif (select jsonb_path_exists(s.komponen, '$.biaya[*] ? (@.jumlah > 0 && @.dasar_hukum == null)') from standar s where s.berkas_id = p_berkas) then
        perform layanand.tolak('standar_tarif_tanpa_dasar', '/komponen/biaya');
    elsif not exists (select from standar_peserta p where p.berkas_id = p_berkas and p.unsur <> 'penyelenggara') then
        perform layanand.tolak('standar_tanpa_wakil', null);
    elsif exists (select from standar_peserta p left join standar_tanda_tangan t on t.peserta_id = p.id
                   where p.berkas_id = p_berkas and t.peserta_id is null) then
        perform layanand.tolak('standar_tanda_tangan_kurang', null);
    elsif kini is null or exists (select from standar_tanda_tangan t where t.berkas_id = p_berkas and t.sidik <> kini) then
        perform layanand.tolak('standar_berubah', null);
    end if;
end $$;
