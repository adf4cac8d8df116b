-- Task forces (P12) as data: who proposed one, where it is placed, who coordinates it; beside the number and date that the records of the
-- obligations have already.

select set_config('layanand.peran', 'sistem', true);

alter table kewajiban_catatan
    add column pengusul_id uuid references penyelenggara (id),
    add column koordinator_id uuid references penyelenggara (id),
    add column penempatan_id uuid references penyelenggara (id),
    add column alamat text,
    add column lintang numeric(9, 6),
    add column bujur numeric(9, 6),
    add column dicatat_pada timestamptz,
    add column lintang_e6 integer generated always as ((lintang * 1000000)::integer) stored,
    add column bujur_e6 integer generated always as ((bujur * 1000000)::integer) stored,
    add constraint gugus_tugas_titik check ((lintang is null) = (bujur is null)),
    add constraint gugus_tugas_usul check (pengusul_id is null or jenis = 'usul_gugus_tugas'),
    add constraint gugus_tugas_keputusan check (num_nonnulls(koordinator_id, penempatan_id, alamat, lintang) = 0 or jenis = 'keputusan_gugus_tugas');
comment on column kewajiban_catatan.pengusul_id is 'of a proposal of a task force: the agency that made it (P12(1))';
comment on column kewajiban_catatan.koordinator_id is 'of the decision on a task force: the agency that coordinates it (P12(3)); NULL in what was recorded before this was asked';
comment on column kewajiban_catatan.penempatan_id is 'the agency at which it is placed (P12(2))';
comment on column kewajiban_catatan.alamat is 'the place at which it is placed (P12(2))';
comment on column kewajiban_catatan.lintang is 'latitude of that place';
comment on column kewajiban_catatan.bujur is 'longitude of that place';
comment on column kewajiban_catatan.dicatat_pada is 'legal instant it was recorded; NULL before this was kept';
comment on column kewajiban_catatan.lintang_e6 is 'latitude in millionths: integers, because row-level security lets an index be searched by them';
comment on column kewajiban_catatan.bujur_e6 is 'longitude in millionths';
create index kewajiban_catatan_titik on kewajiban_catatan (lintang_e6, bujur_e6) where lintang_e6 is not null;
create index kewajiban_catatan_penempatan on kewajiban_catatan (penempatan_id) where penempatan_id is not null;

-- Of each service that a task force gives, the decision that holds today.
create view gugus_tugas_kini with (security_invoker = true) as
    select distinct on (k.layanan_id) k.layanan_id, k.id, k.nomor, k.tanggal, k.pejabat, k.berlaku_sampai, k.koordinator_id, k.penempatan_id, k.alamat, k.lintang, k.bujur
      from kewajiban_catatan k
      join layanan l on l.id = k.layanan_id
     where l.pola = 'gugus_tugas' and k.jenis = 'keputusan_gugus_tugas' and k.koordinator_id is not null
       and k.tanggal <= layanand.tanggal(layanand.sekarang()) and coalesce(k.berlaku_sampai, 'infinity') >= layanand.tanggal(layanand.sekarang())
     order by k.layanan_id, k.tanggal desc, k.id desc;
comment on view gugus_tugas_kini is 'Decisions on task forces that hold today, under the policies of the reader';
grant select on gugus_tugas_kini to layanand_daemon;

create function layanand.acuan(p_penyelenggara uuid) returns json language plpgsql stable as $$
begin
    return (select json_build_object('id', p.id, 'nama', p.nama) from public.penyelenggara p where p.id = p_penyelenggara);
end $$;
create function layanand.titik(p_lintang numeric, p_bujur numeric) returns json language sql immutable parallel safe as $$
    select case when p_lintang is not null then json_build_object('lintang', p_lintang, 'bujur', p_bujur) end
$$;

-- The task force that gives a service, as far as it is recorded; NULL for another pattern.
create function layanand.gugus_tugas(l layanan) returns json language plpgsql stable as $$
begin
    if l.pola <> 'gugus_tugas' then
        return null;
    end if;
    return (
        select json_build_object(
                   'usul', (select json_build_object('penyelenggara', layanand.acuan(u.pengusul_id), 'nomor', u.nomor, 'tanggal', u.tanggal)
                              from public.kewajiban_catatan u
                             where u.layanan_id = l.id and u.jenis = 'usul_gugus_tugas' and u.pengusul_id is not null
                             order by u.tanggal desc, u.id desc limit 1),
                   'keputusan', case when k.id is not null then json_build_object('nomor', k.nomor, 'tanggal', k.tanggal, 'pejabat', k.pejabat, 'berlaku_sampai', k.berlaku_sampai) end,
                   'koordinator', layanand.acuan(k.koordinator_id),
                   'penempatan', case when k.id is not null then
                       json_build_object('penyelenggara', layanand.acuan(k.penempatan_id), 'alamat', k.alamat, 'lokasi', layanand.titik(k.lintang, k.bujur)) end)
          from (select l.id as layanan_id) s
          left join public.gugus_tugas_kini k on k.layanan_id = s.layanan_id);
end $$;

-- What a record says of a service is a change of it.
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
           coalesce((select string_agg((x.v ->> 'uraian') || ': ' || case when (x.v ->> 'jumlah')::bigint = 0 then 'gratis' else 'Rp' || (x.v ->> 'jumlah') end, '; '
                                       order by x.o)
                       from jsonb_array_elements(s.komponen -> 'biaya') with ordinality x (v, o)), l.biaya),
           coalesce(s.komponen -> 'produk', case when l.produk is not null then jsonb_build_array(l.produk) end, '[]'),
           coalesce(s.komponen -> 'dasar_hukum', '[]'),
           s.nomor_keputusan, s.berlaku_dari,
           greatest(l.diperbarui_pada, s.ditetapkan_pada, s.berlaku_dari::timestamp at time zone 'Asia/Jakarta',
                    (select max(greatest(t.sejak, t.dilepas_pada)) from public.layanan_terkait t where l.id in (t.layanan_id, t.terkait_id)),
                    (select max(k.dicatat_pada) from public.kewajiban_catatan k where k.layanan_id = l.id))
      from (select layanand.standar_berlaku(l.id, p_hari) as id) b
      left join standar s on s.berkas_id = b.id;
end $$;

-- In HSDS such a service is given where its task force is placed: at an agency, or at a location of its own.
create or replace function layanand.hsds_di_lokasi(l layanan, p penyelenggara, p_rinci boolean) returns json language plpgsql stable parallel safe as $$
begin
    return (
        select json_build_object('id', l.id, 'service_id', l.id, 'location_id', t.lokasi -> 'id', 'location', t.lokasi,
                   'schedules', case when p_rinci and not t.sendiri then layanand.hsds_jadwal(o) end)
          from (select l.id as layanan_id) s
          left join public.gugus_tugas_kini k on k.layanan_id = s.layanan_id
          join public.penyelenggara o on o.id = coalesce(k.penempatan_id, p.id)
         cross join lateral (
                select num_nonnulls(k.alamat, k.lintang) > 0 as sendiri,
                       case when num_nonnulls(k.alamat, k.lintang) > 0 then
                           json_build_object('id', layanand.pengenal_bagian(l.id, 'gugus_tugas'), 'location_type', 'physical', 'organization_id', k.koordinator_id,
                               'name', l.nama, 'description', k.alamat, 'latitude', k.lintang, 'longitude', k.bujur)
                       else layanand.hsds_lokasi(o, p_rinci) end as lokasi) t);
end $$;

-- What ready answers tell of (src/cache).
select layanand.cache_ikut('kewajiban_catatan');

revoke execute on function layanand.acuan(uuid), layanand.titik(numeric, numeric), layanand.gugus_tugas(layanan) from public;
grant execute on function layanand.acuan(uuid), layanand.titik(numeric, numeric), layanand.gugus_tugas(layanan) to layanand_daemon;
