# shellcheck shell=sh
# What ./run and tests/pg.sh share about private PostgreSQL clusters; sourced by both, plain sh.
# PostgreSQL refuses root: as root everything of the cluster is done as PG_USER (default postgres, Debian's).
PG_USER=${PG_USER:-postgres}

# Sets PG_BIN to the newest installed server's programs.
pg_find_bin() {
	PG_BIN=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
	[ -x "$PG_BIN/initdb" ]
}

# Runs a command as the one who owns the cluster; as root in /, because PG_USER may be unable to enter the current folder (so
# paths are absolute).
pg_as_owner() {
	if [ "$(id -u)" = 0 ]; then
		(cd / && exec setpriv --reuid "$(id -u "$PG_USER")" --regid "$(id -g "$PG_USER")" --init-groups "$@")
	else
		"$@"
	fi
}

# A socket's path must stay under 107 bytes, so a long DIR gets its sockets under /tmp: prints the folder.
pg_socket_dir() {
	if [ ${#1} -lt 80 ]; then
		echo "$1"
	else
		echo "/tmp/pg-$(printf %s "$1" | cksum | cut -d ' ' -f 1)"
	fi
}

# True when the process whose id stands in the first line of a lock file is the postmaster of this data folder.
pg_lock_is_ours() {
	_pid=$(head -n 1 "$1" 2>/dev/null | tr -cd 0-9)
	[ -n "$_pid" ] && [ "$(readlink "/proc/$_pid/cwd" 2>/dev/null)" = "$2" ]
}

# True when a postmaster serves the data folder (a real path).
pg_running() {
	pg_lock_is_ours "$1/postmaster.pid" "$1"
}

# After a crash another process may have got the number in the lock files; PostgreSQL would then refuse to start. (When no
# process has it, PostgreSQL clears up by itself.)
pg_clear_stale_locks() {
	for _lock in "$1/postmaster.pid" "$2"/.s.PGSQL.*.lock; do
		[ -f "$_lock" ] || continue
		_pid=$(head -n 1 "$_lock" | tr -cd 0-9)
		if [ -z "$_pid" ] || { [ -d "/proc/$_pid" ] && ! pg_lock_is_ours "$_lock" "$1"; }; then
			rm -f "$_lock"
		fi
	done
}
