-- Gives the lock of the calendar back, and nothing else: that is all that was done since.
rollback to savepoint kalender
