-- Takes back what a preview did.
rollback to savepoint impor
