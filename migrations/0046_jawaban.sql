-- Sealed answers do not compress, and one is a little too long for PostgreSQL's default: it was compressed in vain, cut in two and put into a
-- side table with an index of its own, at every write.
alter table idempotensi alter column jawaban set storage external;
alter table idempotensi set (toast_tuple_target = 8160);
