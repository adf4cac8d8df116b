-- Rules of retention for what is written down about reading and telling, too: who read an identity or a document, and which notices were sent. Rows like the
-- others, told beforehand by the same dry run.

select set_config('layanand.peran', 'sistem', true);

alter table aturan_retensi
    drop constraint aturan_retensi_apa,
    drop constraint aturan_retensi_sesudah,
    add constraint aturan_retensi_apa check (apa in ('identitas', 'kartu_identitas', 'akses_identitas', 'akses_dokumen', 'pemberitahuan')),
    add constraint aturan_retensi_sesudah check ((sesudah = 'dicatat') = (apa in ('akses_identitas', 'akses_dokumen', 'pemberitahuan'))
                                                 and sesudah in ('ditutup', 'diperiksa', 'dicatat')),
    add constraint aturan_retensi_catatan check (sesudah <> 'dicatat' or panjang_permintaan is null);
comment on table aturan_retensi is 'How long personal data of a case, and what was written down about reading and telling it, is kept (P46: versioned; a case by the rules of the day it was received, a note by those of its own day); the case itself is an archive and stays (P40(1))';
comment on column aturan_retensi.apa is 'identitas, kartu_identitas (copies of identity cards); akses_identitas and akses_dokumen (who read them), pemberitahuan (notices that were sent, held back or became needless)';
comment on column aturan_retensi.sesudah is 'counted from: ditutup (the case was closed), diperiksa (one of the events in kejadian, or closed), dicatat (written down)';

insert into aturan_retensi (proses, apa, versi, sesudah, panjang, panjang_permintaan, dasar_hukum, berlaku_dari) values
    (null, 'akses_identitas', 1, 'dicatat', 1825, null, 'UU 27/2022 Pasal 31, 43 dan 44; UU 43/2009', '2018-01-03'),
    (null, 'akses_dokumen', 1, 'dicatat', 1825, null, 'Perbup Bengkayang 24/2018 Pasal 40 ayat (1); UU 43/2009', '2018-01-03'),
    (null, 'pemberitahuan', 1, 'dicatat', 92, null, 'UU 27/2022 Pasal 43 dan 44', '2018-01-03');

create index akses_identitas_waktu on akses_identitas (waktu);
create index dokumen_akses_waktu on dokumen_akses (waktu);

-- Before this instant some rule may have ended: what is younger need not be looked at.
create function layanand.retensi_batas(p_apa text) returns timestamptz language sql stable as $$
    select layanand.sekarang() - (select min(a.panjang) from public.aturan_retensi a where a.apa = p_apa) * interval '1 day'
$$;

-- What was written down and is kept no longer: the same for the dry run and for the scheduler.
create view retensi_catatan with (security_invoker = true) as
    select 'akses_identitas'::text as apa, c.id, r.id as aturan_id, layanand.retensi_akhir(c.waktu, r.panjang) as jatuh_tempo
      from akses_identitas c
      join berkas b on b.id = c.berkas_id
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'akses_identitas' and (a.proses is null or a.proses = b.proses)
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.waktu))
                          order by a.proses nulls last, a.versi desc limit 1) r
     where c.waktu < (select layanand.retensi_batas('akses_identitas')) and layanand.retensi_akhir(c.waktu, r.panjang) <= layanand.sekarang()
    union all
    select 'akses_dokumen', c.id, r.id, layanand.retensi_akhir(c.waktu, r.panjang)
      from dokumen_akses c
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'akses_dokumen' and a.proses is null
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.waktu))
                          order by a.versi desc limit 1) r
     where c.waktu < (select layanand.retensi_batas('akses_dokumen')) and layanand.retensi_akhir(c.waktu, r.panjang) <= layanand.sekarang()
    union all
    select 'pemberitahuan', c.id, r.id, layanand.retensi_akhir(c.dibuat_pada, r.panjang)
      from notifikasi c
      join berkas b on b.id = c.berkas_id
     cross join lateral (select a.id, a.panjang from aturan_retensi a
                          where a.apa = 'pemberitahuan' and (a.proses is null or a.proses = b.proses)
                            and layanand.aturan_hari(a.berlaku_dari, a.berlaku_sampai, layanand.tanggal(c.dibuat_pada))
                          order by a.proses nulls last, a.versi desc limit 1) r
     -- A dead letter stays until somebody has dealt with it.
     where c.status in ('terkirim', 'dibatalkan', 'ditahan') and c.dibuat_pada < (select layanand.retensi_batas('pemberitahuan'))
       and layanand.retensi_akhir(c.dibuat_pada, r.panjang) <= layanand.sekarang();
comment on view retensi_catatan is 'Notes about reading and telling whose time of keeping has ended';
grant select on retensi_catatan to layanand_daemon;

create policy akses_identitas_hapus on akses_identitas for delete using (layanand.peran() = 'sistem');
create policy dokumen_akses_hapus on dokumen_akses for delete using (layanand.peran() = 'sistem');
create policy dokumen_akses_sistem on dokumen_akses for select using (layanand.peran() = 'sistem');
grant delete on akses_identitas, dokumen_akses to layanand_daemon;

-- Notices went by a work of their own and a length in its statement.
delete from jadwal where nama = 'bersih_notifikasi';

revoke execute on function layanand.retensi_batas(text) from public;
grant execute on function layanand.retensi_batas(text) to layanand_daemon;

-- How many of each rule are due, of all cases: whoever may read the rules is told the number, also of identities that he may not read.
create function layanand.retensi_hitung() returns table (aturan_id uuid, jumlah bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
begin
    if coalesce(peran, '') not in ('bagian_organisasi', 'sistem') then
        return;
    end if;
    perform set_config('layanand.peran', 'sistem', true);
    return query
        select r.aturan_id, count(*) from (select j.aturan_id from retensi_jatuh_tempo j union all select c.aturan_id from retensi_catatan c) r group by r.aturan_id;
    perform set_config('layanand.peran', peran, true);
end $$;
revoke execute on function layanand.retensi_hitung() from public;
grant execute on function layanand.retensi_hitung() to layanand_daemon;
