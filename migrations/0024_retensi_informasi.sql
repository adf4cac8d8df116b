-- Retention knows information requests: when their identity counts as verified, and that an objection needs the identity of its request. Whoever
-- erases his account leaves no preferences either.

select set_config('layanand.peran', 'sistem', true);

update aturan_retensi set kejadian = '{pengaduan.lengkap,permohonan_informasi.lengkap}' where apa = 'kartu_identitas' and proses is null and versi = 1;

create or replace function layanand.retensi_sejak(b berkas, a aturan_retensi) returns timestamptz language sql stable parallel safe as $$
    select case
        when a.sesudah = 'diperiksa' then
            least(b.ditutup_pada, (select min(k.waktu) from public.kejadian k where k.berkas_id = b.id and k.jenis = any (a.kejadian)))
        when not exists (select 1 from public.berkas x where x.asal_id = b.id and x.ditutup_pada is null) then
            greatest(b.ditutup_pada, (select max(x.ditutup_pada) from public.berkas x where x.asal_id = b.id))
    end
$$;

grant delete on kontak_notifikasi to layanand_daemon;
