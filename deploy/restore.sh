#!/bin/sh
# Puts a backup of deploy/backup.sh into a server that has no database layanand yet: deploy/restore.sh FILE.dump
# Runs as a PostgreSQL superuser; finds the server as psql does. All or nothing: what fails leaves an empty database, which is
# dropped again. Afterwards, with the keys of that time in place: layanand migrate (when the program is newer), layanand verify
# (checks the hash chain of every case), then serve.
set -eu

dump=$(readlink -f "${1:?usage: restore.sh FILE.dump}")
here=$(cd "$(dirname "$0")" && pwd)

if [ -f "$dump.sha256" ]; then
	(cd "$(dirname "$dump")" && sha256sum --check --quiet "$dump.sha256")
else
	echo "restore.sh: no $dump.sha256 beside it: not checked" >&2
fi
[ -z "$(psql -X -At -d postgres -c "select 1 from pg_database where datname = 'layanand'")" ] || {
	echo "restore.sh: there is a database layanand here already; rename or drop it first" >&2
	exit 1
}
export PGOPTIONS="-c client_min_messages=warning"
psql -X -q -v ON_ERROR_STOP=1 -d postgres -f "$here/roles.sql" -f "$here/database.sql" >/dev/null
pg_restore --exit-on-error --single-transaction --dbname=layanand "$dump" || {
	psql -X -q -d postgres -c 'drop database layanand'
	exit 1
}
# Transaction numbers begin anew here; the readers of the event feed must not take new events for ones they have had.
psql -X -q -v ON_ERROR_STOP=1 -d layanand -c 'update umpan set era = era + 1' -c analyze
echo "restored: $(psql -X -At -d layanand -c 'select count(*) from berkas') cases, $(psql -X -At -d layanand -c 'select count(*) from kejadian') events"
