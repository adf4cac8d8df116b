#!/bin/sh
# Runs a command beside a throwaway PostgreSQL cluster of its own: tests/with_pg.sh COMMAND [ARGUMENT...]
# The command finds it by PGHOST and PGPORT (trust, user postgres and the roles of deploy/roles.sql, database layanand) and
# may restart it with `$PG_SCRIPT restart $PG_DIR`. Whatever happens, the cluster is gone afterwards.
set -eu

PG_SCRIPT=$(cd "$(dirname "$0")" && pwd)/pg.sh
PG_DIR=$(mktemp -d "${TMPDIR:-/tmp}/layanand-pg-XXXXXX")
chmod 755 "$PG_DIR"
export PG_SCRIPT PG_DIR

finish() {
	"$PG_SCRIPT" stop "$PG_DIR" immediate
	rm -rf "$PG_DIR"
}
trap finish EXIT
trap 'exit 130' INT TERM

eval "export $("$PG_SCRIPT" start "$PG_DIR")"
export PGUSER=postgres
"$@"
