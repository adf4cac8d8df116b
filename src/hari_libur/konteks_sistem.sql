-- The deadlines of all cases move, also of those that the caller may not see; whoever may record decrees acts as the daemon
-- itself for the rest of the transaction. No row: he may not.
select set_config('layanand.peran', 'sistem', true) as peran
 where layanand.peran() in ('bagian_organisasi', 'sistem')
