insert into skm_undangan (hash, survei_id) select decode(h, 'hex'), :id::uuid from unnest(:hash::text[]) h order by h
