-- A notice that begins a time of the person it is for is never held back as one too many: whoever is told of a decision has so many days from then
-- on, also when the office decided on many cases of one address that day. And what is delivered to an address whose holder wants no mail is not delivered.

select set_config('layanand.peran', 'sistem', true);

alter table aturan_notifikasi add column resmi boolean not null default false;
comment on column aturan_notifikasi.resmi is 'begins a time in which the owner of the case must or may act: no limit of aturan_batas_notifikasi holds it back';
update aturan_notifikasi set resmi = true
 where penerima = 'pemilik'
   and pola in ('pengaduan.tidak_lengkap', 'pengaduan.disampaikan', 'permohonan_informasi.tidak_lengkap', 'permohonan_informasi.dikabulkan',
                'permohonan_informasi.diserahkan', 'permohonan_informasi.ditolak', 'keberatan_informasi.ditanggapi', 'keberatan_informasi.tidak_ditanggapi');

alter table notifikasi
    drop constraint notifikasi_golongan,
    add constraint notifikasi_golongan check (golongan in ('pemilik', 'dinas', 'waktu', 'akun', 'resmi'));
comment on column notifikasi.golongan is 'by which limit it is counted (aturan_batas_notifikasi); resmi: by none';

create function layanand.surat_ditolak(p_berkas uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    peran text := layanand.peran();
    ditolak boolean;
begin
    if not exists (select from berkas b where b.id = p_berkas) then
        raise exception 'berkas tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.peran', 'sistem', true);
    ditolak := exists (select from identitas i join alamat_surat s on s.hash = i.email_hash where i.berkas_id = p_berkas and not s.terima);
    perform set_config('layanand.peran', peran, true);
    return ditolak;
end $$;
comment on function layanand.surat_ditolak is 'whether the holder of the address in this case has said that he wants no mail';
revoke execute on function layanand.surat_ditolak from public;
grant execute on function layanand.surat_ditolak to layanand_daemon;
