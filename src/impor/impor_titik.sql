-- Where a preview begins.
savepoint impor
