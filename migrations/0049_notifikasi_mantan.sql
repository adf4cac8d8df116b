-- Who once sat in Bagian Organisasi and left an address was told of escalations for ever: those are told who still hold the office, as far as is known here.

select set_config('layanand.peran', 'sistem', true);

create or replace function layanand.petugas_notifikasi(b berkas, p_penerima text) returns setof uuid language sql stable as $$
    select e.id
      from public.pelaksana e
     where p_penerima = 'petugas' and e.aktif and e.id is distinct from b.terlapor_id
       and case when b.pelaksana_id is not null then e.id = b.pelaksana_id
                else e.penyelenggara_id = b.penyelenggara_id
                     and exists (select 1 from public.penugasan t
                                  where t.pelaksana_id = e.id and t.penyelenggara_id = e.penyelenggara_id and t.tugas = b.tugas
                                    and layanand.aturan_hari(t.berlaku_dari, t.berlaku_sampai, layanand.tanggal(layanand.sekarang()))) end
    union all
    -- The head; of a case about the head, the head above.
    select e.id
      from public.penyelenggara o
      join public.pelaksana e on e.kepala and e.aktif
           and e.penyelenggara_id = case when exists (select 1 from public.pelaksana x where x.id = b.terlapor_id and x.kepala
                                                         and x.penyelenggara_id = o.id) then o.induk_id else o.id end
     where o.id = b.penyelenggara_id and (p_penerima = 'kepala' or p_penerima = 'eskalasi' and b.eskalasi = 1)
    union all
    select k.sub
      from public.kontak_notifikasi k
     where k.peran = 'bagian_organisasi' and k.sub is distinct from b.terlapor_id
       and (p_penerima = 'bagian_organisasi' or p_penerima = 'eskalasi' and b.eskalasi = 2)
       and not exists (select 1 from public.identitas_ditutup d where d.siapa = k.sub::text)
       and not exists (select 1 from public.akun a where a.id = k.sub and a.peran <> 'bagian_organisasi')
$$;
