#!/bin/sh
# A throwaway PostgreSQL cluster for tests: tests/pg.sh start DIR | stop DIR | restart DIR [immediate] | conninfo DIR
# start makes the cluster under DIR (unix socket in DIR, no TCP unless PG_TCP=1, no fsync unless PG_FSYNC=1) with the database
# layanand owned by layanand_pemilik, and the roles of deploy/roles.sql; prints what to eval: PGHOST, PGPORT, PGDATABASE.
# PostgreSQL refuses root, so as root it runs as PG_USER (default postgres).
set -eu

PG_BIN=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
PG_USER=${PG_USER:-postgres}
here=$(cd "$(dirname "$0")/.." && pwd)

usage() {
	sed -n '2,5s/^# //p' "$0" >&2
	exit 2
}

as_owner() {
	if [ "$(id -u)" = 0 ]; then
		runuser -u "$PG_USER" -- "$@"
	else
		"$@"
	fi
}

# The socket path must stay under 107 bytes, so a long DIR gets its sockets under /tmp.
socket_dir() {
	if [ ${#dir} -lt 80 ]; then
		echo "$dir"
	else
		echo "/tmp/pg-$(printf %s "$dir" | cksum | cut -d ' ' -f 1)"
	fi
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
	sockets=$(socket_dir)
	mkdir -p "$dir" "$sockets"
	if [ "$(id -u)" = 0 ]; then
		chown "$PG_USER" "$dir" "$sockets"
	fi
	if [ ! -s "$dir/data/PG_VERSION" ]; then
		port=$(shuf -i 20000-59999 -n 1)
		echo "$port" >"$dir/port"
		as_owner "$PG_BIN/initdb" -D "$dir/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 --no-sync \
			--no-instructions >"$dir/initdb.log"
		settings | as_owner tee -a "$dir/data/postgresql.conf" >/dev/null
		fresh=1
	fi
	port=$(cat "$dir/port")
	as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -l "$dir/log" -w -s start </dev/null >/dev/null
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
	as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -m "${1:-immediate}" -w -s stop || true
	sockets=$(socket_dir)
	[ "$sockets" = "$dir" ] || rmdir "$sockets" 2>/dev/null || true
}

print_conninfo() {
	sockets=$(socket_dir)
	echo "PGHOST=$sockets PGPORT=$(cat "$dir/port") PGDATABASE=layanand"
}

[ $# -ge 2 ] || usage
command=$1
dir=$2
case $command in
start) start ;;
stop) stop "${3:-immediate}" ;;
restart) as_owner "$PG_BIN/pg_ctl" -D "$dir/data" -l "$dir/log" -m "${3:-immediate}" -w -s restart </dev/null >/dev/null ;;
conninfo) print_conninfo ;;
*) usage ;;
esac
