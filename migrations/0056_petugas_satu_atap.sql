-- Assignments to a service under one roof say who is assigned, and the decision on its front office who coordinates it (P10(9)-(11)): a number and a date
-- alone name nobody whom the public or the agency could ask.

select set_config('layanand.peran', 'sistem', true);

alter table aturan_kewajiban add column menyebut text constraint aturan_kewajiban_menyebut check (menyebut in ('pelaksana', 'koordinator'));
comment on column aturan_kewajiban.menyebut is 'whom a record of it names: officers of the agency, or the official who coordinates; NULL: nobody';
update aturan_kewajiban set menyebut = 'pelaksana' where jenis in ('penugasan_pelaksana', 'penempatan_back_office');
update aturan_kewajiban set menyebut = 'koordinator' where jenis = 'koordinator_front_office';

alter table kewajiban_catatan
    add column pelaksana jsonb,
    add column koordinator jsonb,
    add constraint kewajiban_catatan_pelaksana check (jsonb_typeof(pelaksana) = 'array'),
    add constraint kewajiban_catatan_koordinator check (jsonb_typeof(koordinator) = 'object');
comment on column kewajiban_catatan.pelaksana is 'officers who are assigned, [{id, nama, jabatan}] as they were then; NULL in what was recorded before this was asked';
comment on column kewajiban_catatan.koordinator is 'official who coordinates the front office, {nama, jabatan}; NULL in what was recorded before this was asked';

-- The officers of these ids who serve in the agency or below it, in the order given; null when one of them does not.
create function layanand.petugas_sebutan(p_penyelenggara uuid, p_pelaksana jsonb) returns jsonb language sql stable parallel safe as $$
    select case when count(e.id) = count(*) then jsonb_agg(jsonb_build_object('id', e.id, 'nama', e.nama, 'jabatan', e.jabatan) order by x.o) end
      from jsonb_array_elements_text(p_pelaksana) with ordinality x (v, o)
      left join public.pelaksana e on e.id = x.v::uuid and e.aktif
           and (e.penyelenggara_id = p_penyelenggara
                or e.penyelenggara_id in (select u.id from public.penyelenggara u where u.induk_id = p_penyelenggara))
$$;
comment on function layanand.petugas_sebutan is 'officers of an agency by their ids, with name and position';
revoke execute on function layanand.petugas_sebutan from public;
grant execute on function layanand.petugas_sebutan to layanand_daemon;
