-- The class of a selection: which of the two ways of P5(2) it goes.
select :penyelenggara_id::uuid as penyelenggara_id, case when :metode::jsonb ? 'penunjukan' then 'penunjukan' else 'uji' end as kelas
