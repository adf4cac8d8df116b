-- The content of documents is read again and compared with its checksum, each version once a week (P40(3)); the work is C, since the keys that
-- open it are outside the database. The state of a document stands in its own row, too, so that lists and search find it by an index.

select set_config('layanand.peran', 'sistem', true);

insert into jadwal (nama, selang) values ('dokumen_periksa', '1 hour');

alter table dokumen add column status text not null default 'rancangan';
comment on column dokumen.status is 'state, as in berkas: kept there by the trigger berkas_dokumen';
update dokumen d set status = b.status from berkas b where b.id = d.berkas_id;
create index dokumen_status on dokumen (status, tanggal desc, berkas_id desc);
drop index dokumen_tanggal;

create function layanand.berkas_dokumen() returns trigger language plpgsql as $$
begin
    update public.dokumen set status = new.status where berkas_id = new.id;
    return null;
end $$;
create trigger berkas_dokumen after update of status on berkas for each row
    when (new.proses = 'dokumen' and new.status is distinct from old.status) execute function layanand.berkas_dokumen();

-- One page of a list, under the caller's policies: read in the order of the index until it is full. What the planner guesses about the filters would
-- have it read and sort everything first.
create function layanand.dokumen_halaman(p_status text, p_klasifikasi text, p_penyelenggara uuid, p_layanan uuid, p_jenis text,
    p_tahun smallint, p_tanggal date, p_id uuid) returns table (berkas_id uuid, tanggal date)
language plpgsql stable set enable_bitmapscan = off set enable_sort = off set enable_seqscan = off set max_parallel_workers_per_gather = 0 as $$
#variable_conflict use_column
begin
    if p_penyelenggara is null then
        return query
        select d.berkas_id, d.tanggal
          from public.dokumen d
         where d.status = p_status and (d.tanggal, d.berkas_id) < (p_tanggal, p_id)
           and (p_klasifikasi is null or layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) = p_klasifikasi)
           and (p_layanan is null or d.layanan_id = p_layanan)
           and (p_jenis is null or d.jenis = p_jenis)
           and (p_tahun is null or d.tahun = p_tahun)
         order by d.tanggal desc, d.berkas_id desc
         limit 101;
        return;
    end if;
    return query
    select d.berkas_id, d.tanggal
      from public.dokumen d
     where d.penyelenggara_id = p_penyelenggara and (d.tanggal, d.berkas_id) < (p_tanggal, p_id)
       and d.status = p_status
       and (p_klasifikasi is null or layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) = p_klasifikasi)
       and (p_layanan is null or d.layanan_id = p_layanan)
       and (p_jenis is null or d.jenis = p_jenis)
       and (p_tahun is null or d.tahun = p_tahun)
     order by d.tanggal desc, d.berkas_id desc
     limit 101;
end $$;

-- The setting below is known once the library is loaded.
select word_similarity('', '');

-- As before, but one page of it: the rows that do not fit are left out before they are read again under the reader's policies. What only
-- resembles is looked for when no word is found.
drop function layanand.dokumen_cari(text);
create function layanand.dokumen_cari(p_q text, p_status text, p_klasifikasi text, p_penyelenggara uuid, p_layanan uuid, p_jenis text,
    p_tahun smallint, p_peringkat integer, p_tanggal date, p_id uuid) returns table (berkas_id uuid, peringkat integer, tanggal date)
language sql stable parallel safe security definer
set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
    with kata as materialized (
        select d.berkas_id, (1000000 * ts_rank(d.cari, websearch_to_tsquery('layanand.indonesia', p_q)))::integer as peringkat, d.tanggal
          from dokumen d
         where d.cari @@ websearch_to_tsquery('layanand.indonesia', p_q)
           and coalesce(layanand.peran(), '') <> ''
           and (layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) or layanand.dokumen_mengelola(d.penyelenggara_id))
           and d.status = p_status
           and (p_klasifikasi is null or layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) = p_klasifikasi)
           and (p_penyelenggara is null or d.penyelenggara_id = p_penyelenggara)
           and (p_layanan is null or d.layanan_id = p_layanan)
           and (p_jenis is null or d.jenis = p_jenis)
           and (p_tahun is null or d.tahun = p_tahun)
    ), mirip as (
        select d.berkas_id, (1000000 * word_similarity(p_q, d.judul))::integer as peringkat, d.tanggal
          from dokumen d
         where d.judul %> p_q
           and not exists (select from kata)
           and coalesce(layanand.peran(), '') <> ''
           and (layanand.dokumen_umum(d.terbit, d.klasifikasi, d.dikecualikan_sampai) or layanand.dokumen_mengelola(d.penyelenggara_id))
           and d.status = p_status
           and (p_klasifikasi is null or layanand.dokumen_klasifikasi(d.klasifikasi, d.dikecualikan_sampai) = p_klasifikasi)
           and (p_penyelenggara is null or d.penyelenggara_id = p_penyelenggara)
           and (p_layanan is null or d.layanan_id = p_layanan)
           and (p_jenis is null or d.jenis = p_jenis)
           and (p_tahun is null or d.tahun = p_tahun)
    )
    select x.berkas_id, x.peringkat, x.tanggal
      from (select k.* from kata k union all select m.* from mirip m) x
     where (x.peringkat, x.tanggal, x.berkas_id) < (coalesce(p_peringkat, 2147483647), coalesce(p_tanggal, 'infinity'),
                                                    coalesce(p_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
     order by x.peringkat desc, x.tanggal desc, x.berkas_id desc
     limit 101
$$;

revoke execute on all functions in schema layanand from public;
grant execute on all functions in schema layanand to layanand_daemon;
revoke execute on function layanand.cache_ikut(regclass) from layanand_daemon;
