#!/bin/bash
# The benchmark, called by ./run bench: tests/load/bench.sh [BUILD]   (default build/; must hold src/daemon/layanand)
# Makes a private durable PostgreSQL cluster, measures against it with measure.py and takes it away again. Prints a table and
# writes BUILD/bench.json; a missed target is no failure. What is measured and why so: docs/performance.md.
# BENCH_COMPLAINTS (200000), BENCH_OPEN (1000000: open deadlines of sweep; 10000000 is the full size), BENCH_ROUNDS (3),
# BENCH_SECONDS (4: each measurement), BENCH_ONLY ("read_point sweep ...": only these), BENCH_DIR (where the cluster lives).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
build=$(cd "${1:-$root/build}" && pwd -P)
. "$root/deploy/pg-cluster.sh"
pg_find_bin || {
	echo "bench: no PostgreSQL server found" >&2
	exit 1
}
[ -x "$build/src/daemon/layanand" ] || {
	echo "bench: no $build/src/daemon/layanand: build it first" >&2
	exit 1
}

ninja -C "$build" tests/load/bare >/dev/null

mkdir -p "${BENCH_DIR:-/var/tmp}"
work=$(mktemp -d "${BENCH_DIR:-/var/tmp}/layanand-bench-XXXXXX")
cluster=$work/pg
sockets=$(pg_socket_dir "$work/run")

finish() {
	local status=$?

	trap - EXIT
	trap '' INT TERM
	if [ -s "$cluster/postmaster.pid" ]; then
		(cd / && pg_as_owner "$PG_BIN/pg_ctl" -D "$cluster" -m immediate -w -s stop) >/dev/null 2>&1 || true
	fi
	[ "$status" = 0 ] || tail -n 20 "$work/postgresql.log" "$work"/*.daemon.log >&2 2>/dev/null || true
	rm -rf "$work" "$sockets"
	exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Durable as a real one: fsync, synchronous commit, full page writes. No checkpoint and no vacuum of its own in the middle of
# a measurement; the loads end with a VACUUM ANALYZE and a CHECKPOINT of theirs.
settings() {
	cat <<-CONF
		listen_addresses = ''
		port = 5432
		unix_socket_directories = '$sockets'
		max_connections = 200
		shared_buffers = 512MB
		work_mem = 16MB
		maintenance_work_mem = 256MB
		fsync = on
		synchronous_commit = on
		full_page_writes = on
		wal_compression = on
		max_wal_size = 16GB
		checkpoint_timeout = 1h
		autovacuum = off
		shared_preload_libraries = '${BENCH_PRELOAD:-}'
		log_min_messages = warning
	CONF
}

make_cluster() {
	mkdir -p "$sockets" "$work/keys" "$work/spool" "$cluster"
	chmod 755 "$work"
	if [ "$(id -u)" = 0 ]; then
		chown "$PG_USER" "$sockets" "$work/keys" "$work/spool" "$cluster" "$work"
	fi
	(cd / && pg_as_owner "$PG_BIN/initdb" -D "$cluster" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions) \
		>"$work/initdb.log"
	settings | pg_as_owner tee -a "$cluster/postgresql.conf" >/dev/null
	(cd / && pg_as_owner "$PG_BIN/pg_ctl" -D "$cluster" -l "$work/postgresql.log" -w -s start) </dev/null >/dev/null
}

make_cluster
install -m 755 "$build/src/daemon/layanand" "$work/layanand"
cp -r "$root/deploy/data" "$work/data"
unset PGPORT PGOPTIONS PGSERVICE PGPASSWORD PGSSLMODE PGHOSTADDR
export PGHOST=$sockets PGUSER=postgres PGDATABASE=layanand PATH=$PG_BIN:$PATH
export BENCH_WORK=$work BENCH_BUILD=$build PG_USER
psql -X -q -v ON_ERROR_STOP=1 -d postgres -f "$root/deploy/roles.sql" -f "$root/deploy/database.sql" >/dev/null
python3 "$here/measure.py"
