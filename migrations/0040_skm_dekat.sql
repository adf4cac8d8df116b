-- Whether a result may stand beside an earlier one, counted only for the rounds that ask the same. As one join the planner counted
-- the answers of every published round of the agency before it looked whether it was of the same survey: seconds at each
-- publication, and more with each round.
create or replace function layanand.skm_terlalu_dekat(p_survei uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
    hasil text;
begin
    if not layanand.skm_menangani(p_survei) then
        raise exception 'survei tidak terlihat' using errcode = 'no_data_found';
    end if;
    perform set_config('layanand.skm', '1', true);
    with sama as materialized (
        select o.id, o.nomor
          from berkas b
          join skm_survei s on s.berkas_id = b.id
          join skm_hasil h on h.survei_id = b.id
          join berkas o on o.proses = 'skm' and o.penyelenggara_id = b.penyelenggara_id and o.id <> b.id
           and o.status in ('dipublikasikan', 'dilaporkan', 'ditarik')
          join skm_survei q on q.berkas_id = o.id
           and (q.berkas_id = s.menggantikan_id
                or (q.tahun, q.periode) = (s.tahun, s.periode) and q.layanan_id is not distinct from s.layanan_id)
          join skm_hasil g on g.survei_id = o.id
         where b.id = p_survei and abs(h.responden + h.dikecualikan - g.responden - g.dikecualikan) <= 4
    )
    select sama.nomor into hasil
      from sama
     where (select sum(abs(d.beda))
              from (select count(*) filter (where r.survei_id = p_survei) - count(*) filter (where r.survei_id = sama.id) as beda
                      from skm_respon r where r.survei_id in (p_survei, sama.id) group by r.nilai) d) between 1 and 4
     order by sama.nomor limit 1;
    perform set_config('layanand.skm', '', true);
    return hasil;
end $$;
