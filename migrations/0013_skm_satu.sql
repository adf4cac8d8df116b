-- One answer at a time, without what a file of them needs: a fifth of the time of PostgreSQL.

select set_config('layanand.peran', 'sistem', true);

-- Sums of two arrays. Nine unsur are the rule: written out, the planner puts them in place; any other number goes the general way.
create function layanand.skm_tambah(a bigint[], b bigint[]) returns bigint[] language sql immutable parallel safe as $$
    select case cardinality(a)
               when 9 then array[a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6], a[7] + b[7], a[8] + b[8], a[9] + b[9]]
               else layanand.skm_jumlahkan(a, b)
           end
$$;

-- The functions that take answers do not ask, for each question of the round, who sees the case.
drop policy skm_unsur_lihat on skm_unsur;
create policy skm_unsur_lihat on skm_unsur for select using (layanand.skm_mencatat() or (select true from berkas b where b.id = survei_id));

-- The row of an answer and the sums of its groups, in the order in which everybody locks them.
create function layanand.skm_simpan_satu(p_survei uuid, p_cara text, p_hari date, p_nilai smallint[], p_profil jsonb, p_layanan uuid, p_saran text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    jk text := coalesce(p_profil ->> 'jenis_kelamin', 'NA');
    umur text := layanand.skm_usia((p_profil ->> 'usia')::integer);
    sekolah text := coalesce(p_profil ->> 'pendidikan', 'NA');
    kerja text := coalesce(p_profil ->> 'pekerjaan', 'NA');
    tempat text := coalesce(p_layanan::text, 'NA');
    pecah smallint := random() * 15;
    utuh boolean := array_position(p_nilai, null) is null;
    total bigint := (select coalesce(sum(v), 0) from unnest(p_nilai) v);
    banyak integer := (select count(v) from unnest(p_nilai) v);
    jml bigint[];
    isi bigint[];
    kali bigint[];
    silang bigint[];
    nol bigint[] := array_fill(0::bigint, array[cardinality(p_nilai)]);
begin
    select array_agg(coalesce(u.v, 0)::bigint order by u.o), array_agg((u.v is not null)::integer::bigint order by u.o),
           array_agg(coalesce(u.v * u.v, 0)::bigint order by u.o), array_agg(coalesce(u.v * total, 0) order by u.o)
      into jml, isi, kali, silang
      from unnest(p_nilai) with ordinality u (v, o);
    insert into skm_respon (survei_id, hari, cara, nilai, jenis_kelamin, usia, pendidikan, pekerjaan, layanan)
    values (p_survei, p_hari, p_cara, p_nilai, jk, umur, sekolah, kerja, tempat);
    if p_saran is not null then
        insert into skm_saran (survei_id, isi) values (p_survei, p_saran);
    end if;
    insert into skm_rekap as r (survei_id, atribut, kelompok, pecahan, responden, dikecualikan, jumlah, terisi, lengkap, x, xx, xt, t, tt)
    select p_survei, k.atribut, k.kelompok, pecah, (banyak > 0)::integer, (banyak = 0)::integer, jml, isi, utuh::integer,
           case when utuh then jml else nol end, case when utuh then kali else nol end, case when utuh then silang else nol end,
           case when utuh then total else 0 end, case when utuh then total * total else 0 end
      from (values ('', ''), ('jenis_kelamin', jk), ('layanan', tempat), ('pekerjaan', kerja), ('pendidikan', sekolah), ('usia', umur)) k (atribut, kelompok)
    on conflict (survei_id, atribut, kelompok, pecahan) do update
       set responden = r.responden + excluded.responden, dikecualikan = r.dikecualikan + excluded.dikecualikan,
           jumlah = layanand.skm_tambah(r.jumlah, excluded.jumlah), terisi = layanand.skm_tambah(r.terisi, excluded.terisi),
           lengkap = r.lengkap + excluded.lengkap, x = layanand.skm_tambah(r.x, excluded.x), xx = layanand.skm_tambah(r.xx, excluded.xx),
           xt = layanand.skm_tambah(r.xt, excluded.xt), t = r.t + excluded.t, tt = r.tt + excluded.tt;
end $$;

-- What an answer must be, whoever brings it: its values in the order of the round's unsur.
drop function layanand.skm_nilai(uuid, jsonb, uuid);
create function layanand.skm_nilai(p_survei uuid, p_jawaban jsonb, p_layanan uuid) returns smallint[] language plpgsql stable as $$
declare
    kode text[] := (select array_agg(u.kode order by u.urutan) from public.skm_unsur u where u.survei_id = p_survei);
begin
    if exists (select 1 from jsonb_object_keys(p_jawaban) k (k) where k.k <> all (kode)) then
        raise exception 'unsur asing' using constraint = 'skm_unsur_asing';
    elsif p_layanan is not null and not exists (
            select 1 from public.skm_survei v
              join public.berkas b on b.id = v.berkas_id
              join public.layanan l on l.id = p_layanan and l.penyelenggara_id = b.penyelenggara_id
             where v.berkas_id = p_survei and (v.layanan_id is null or v.layanan_id = p_layanan)) then
        raise exception 'layanan asing' using constraint = 'skm_layanan_asing';
    end if;
    return (select array_agg((p_jawaban ->> c.kode)::smallint order by c.o) from unnest(kode) with ordinality c (kode, o));
end $$;

create or replace function layanand.skm_jawab(p_survei uuid, p_token text, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    s record;
    nilai smallint[];
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23)), set_config('layanand.skm', '1', true);
    select b.status, v.akses into s from berkas b join skm_survei v on v.berkas_id = b.id where b.id = p_survei;
    if coalesce(s.status, 'rancangan') = 'rancangan' then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif s.status <> 'dibuka' then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    elsif p_token is null and s.akses = 'undangan' then
        raise exception 'perlu undangan' using constraint = 'skm_perlu_undangan';
    end if;
    nilai := layanand.skm_nilai(p_survei, p_jawaban, p_layanan);
    if p_token is not null then
        delete from skm_undangan u where u.hash = sha256(convert_to(p_token, 'UTF8')) and u.survei_id = p_survei;
        if not found then
            raise exception 'undangan tidak berlaku' using constraint = 'skm_undangan_habis';
        end if;
    end if;
    perform layanand.skm_simpan_satu(p_survei, 'daring', p_hari, nilai, p_profil, p_layanan, p_saran);
    perform set_config('layanand.skm', '', true);
    return true;
end $$;

create or replace function layanand.skm_entri(p_survei uuid, p_jawaban jsonb, p_profil jsonb, p_layanan uuid, p_saran text, p_hari date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_survei::text, 23));
    if not exists (select 1 from berkas b where b.id = p_survei and b.proses = 'skm') then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    elsif not layanand.skm_menangani(p_survei) then
        raise exception 'bukan pelaksana survei ini' using constraint = 'skm_bukan_pelaksana';
    elsif not exists (select 1 from berkas b where b.id = p_survei and b.status = 'dibuka') then
        raise exception 'survei tidak dibuka' using constraint = 'skm_tidak_dibuka';
    end if;
    perform set_config('layanand.skm', '1', true);
    perform layanand.skm_simpan_satu(p_survei, 'kertas', p_hari, layanand.skm_nilai(p_survei, p_jawaban, p_layanan), p_profil, p_layanan, p_saran);
    perform layanand.skm_catat(p_survei, p_hari, 'entri');
    perform set_config('layanand.skm', '', true);
    return true;
end $$;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
