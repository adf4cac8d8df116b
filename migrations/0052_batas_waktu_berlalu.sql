-- What time alone does is counted apart, too. Complaints that nobody handles are escalated by themselves, all at once: whoever files enough of them with
-- somebody's address had used up, with no office doing anything, the number that was kept for what an office decides.

select set_config('layanand.peran', 'sistem', true);

alter table aturan_batas_notifikasi
    drop constraint aturan_batas_notifikasi_golongan,
    add constraint aturan_batas_notifikasi_golongan check (golongan in ('pemilik', 'dinas', 'waktu', 'akun'));
comment on column aturan_batas_notifikasi.golongan is 'pemilik: of what whoever filed did himself; dinas: of what an office did; waktu: of what time did, and reminders; akun: codes for accounts, each kind for itself, also at an address that was confirmed';
alter table notifikasi
    drop constraint notifikasi_golongan,
    add constraint notifikasi_golongan check (golongan in ('pemilik', 'dinas', 'waktu', 'akun'));
insert into aturan_batas_notifikasi (saluran, golongan, per_hari, berlaku_dari) values ('email', 'waktu', 8, '2018-01-03'), ('pesan', 'waktu', 4, '2018-01-03');
