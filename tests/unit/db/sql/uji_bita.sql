select '\x007fff'::bytea as isi, null::bytea as tanpa, ''::bytea as hampa
