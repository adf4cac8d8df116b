-- The duty of P45 may also be met without a decision on that day: a service without a standard that is no longer offered.

select set_config('layanand.peran', 'sistem', true);
insert into jadwal (nama, selang) values ('kepatuhan_terpenuhi', '1 day');
