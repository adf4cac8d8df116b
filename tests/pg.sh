#!/bin/sh
# A throwaway PostgreSQL cluster for tests: tests/pg.sh start DIR | stop DIR | restart DIR [immediate] | conninfo DIR
# start makes the cluster under DIR (unix socket in DIR, no TCP unless PG_TCP=1, no fsync unless PG_FSYNC=1) with the database
# layanand owned by layanand_pemilik, and the roles of deploy/roles.sql; prints what to eval: PGHOST, PGPORT, PGDATABASE.
# PostgreSQL refuses root, so as root it runs as PG_USER (default postgres).
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/deploy/pg-cluster.sh"
pg_find_bin || {
	echo "tests/pg.sh: no PostgreSQL server found" >&2
	exit 1
}

usage() {
	sed -n '2,5s/^# //p' "$0" >&2
	exit 2
}

settings() {
	cat <<-CONF
	listen_addresses = '${PG_TCP:+127.0.0.1}'
	unix_socket_directories = '$sockets'
	port = $port
	max_connections = ${PG_CONNECTIONS:-100}
	shared_buffers = 64MB
	fsync = $([ "${PG_FSYNC:-}" ] && echo on || echo off)
	synchronous_commit = on
	full_page_writes = off
	log_min_messages = warning
	CONF
}

start() {
	sockets=$(pg_socket_dir "$dir")
	mkdir -p "$dir" "$sockets"
	if [ "$(id -u)" = 0 ]; then
		chown "$PG_USER" "$dir" "$sockets"
	fi
	if [ ! -s "$dir/data/PG_VERSION" ]; then
		port=$(shuf -i 20000-59999 -n 1)
		echo "$port" >"$dir/port"
		pg_as_owner "$PG_BIN/initdb" -D "$dir/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
			--no-instructions >"$dir/initdb.log"
		settings | pg_as_owner tee -a "$dir/data/postgresql.conf" >/dev/null
		fresh=1
	fi
	port=$(cat "$dir/port")
	pg_as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -l "$dir/log" -w -s start </dev/null >/dev/null
	if [ "${fresh:-}" ]; then
		psql_quiet postgres -f "$here/deploy/roles.sql"
		psql_quiet postgres -c 'create database layanand owner layanand_pemilik'
	fi
	print_conninfo
}

psql_quiet() {
	database=$1
	shift
	"$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h "$sockets" -p "$port" -U postgres -d "$database" "$@" >/dev/null
}

stop() {
	pg_as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -m "${1:-immediate}" -w -s stop || true
	sockets=$(pg_socket_dir "$dir")
	[ "$sockets" = "$dir" ] || rmdir "$sockets" 2>/dev/null || true
}

print_conninfo() {
	sockets=$(pg_socket_dir "$dir")
	echo "PGHOST=$sockets PGPORT=$(cat "$dir/port") PGDATABASE=layanand"
}

[ $# -ge 2 ] || usage
command=$1
case $2 in
/*) dir=$2 ;;
*) dir=$PWD/$2 ;;
esac
case $command in
start) start ;;
stop) stop "${3:-immediate}" ;;
restart) pg_as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -l "$dir/log" -m "${3:-immediate}" -w -s restart </dev/null >/dev/null ;;
conninfo) print_conninfo ;;
*) usage ;;
esac
