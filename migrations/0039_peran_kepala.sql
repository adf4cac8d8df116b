-- Who is head is said by the terms of office, where an agency has them on record: by the day, for the built-in issuer's next token and for every token in hand.

select set_config('layanand.peran', 'sistem', true);

create index masa_jabatan_penyelenggara on masa_jabatan (penyelenggara_id, berlaku_dari);

-- Whether he heads it on that day by what is recorded; NULL: of this agency no term is recorded, so nothing is known.
create function layanand.menjabat(p_sub uuid, p_penyelenggara uuid, p_hari date) returns boolean language sql stable parallel safe as $$
    select bool_or(m.pelaksana_id = p_sub and layanand.aturan_hari(m.berlaku_dari, m.berlaku_sampai, p_hari))
      from public.masa_jabatan m
     where m.penyelenggara_id = p_penyelenggara and m.berlaku_dari <= p_hari
$$;

-- The agency that an account's tokens name: where the register of officers has the holder, it says.
create function layanand.tempat_akun(a akun) returns uuid language sql stable parallel safe as $$
    select coalesce((select e.penyelenggara_id from public.pelaksana e where e.id = a.id), a.penyelenggara_id)
$$;
-- The role that an account's tokens carry today: an officer heads his agency as long as his term lasts, and is an officer like others before and after.
create function layanand.peran_akun(a akun) returns text language sql stable parallel safe as $$
    select case when a.peran not in ('pelaksana', 'kepala_penyelenggara') then a.peran
                else case layanand.menjabat(a.id, layanand.tempat_akun(a), layanand.tanggal(layanand.sekarang()))
                         when true then 'kepala_penyelenggara'
                         when false then 'pelaksana'
                         else a.peran end end
$$;

comment on column akun.peran is 'role the tokens carry; of officers as long as no term of office is on record for the agency (layanand.peran_akun)';
comment on column akun.penyelenggara_id is 'agency of an officer, unless the register of officers has him (layanand.tempat_akun)';

revoke execute on function layanand.menjabat(uuid, uuid, date), layanand.tempat_akun(akun), layanand.peran_akun(akun) from public;
grant execute on function layanand.menjabat(uuid, uuid, date), layanand.tempat_akun(akun), layanand.peran_akun(akun) to layanand_daemon;
