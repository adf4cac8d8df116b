-- Who has done an action that is done once is told so (409), and not that it is not his to take (403): a candidate who registers again.

select set_config('layanand.peran', 'sistem', true);

alter table aturan_tindakan add column sudah text[] not null default '{}';
comment on column aturan_tindakan.sudah is 'who has done it already, in the words of pelaku: not offered it, and refused as a conflict with the state';
update aturan_tindakan set sudah = '{peserta}' where proses = 'seleksi' and tindakan = 'pendaftaran';
