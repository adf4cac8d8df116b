-- After days without a daemon (or a jump of the legal clock) only work that is about each single day is caught up day by day; what looks at the
-- state of things looks once.

alter table jadwal add column susul boolean not null default true;
comment on column jadwal.susul is 'daily work: once for each day that was missed; false: once for the last of them';
comment on column jadwal.selang is 'every hour, or every day that has ended';

select set_config('layanand.peran', 'sistem', true);
update jadwal set susul = false
 where nama in ('kepatuhan_standar', 'kepatuhan_terpenuhi', 'pengingat', 'bersih_notifikasi', 'informasi_wajib');
