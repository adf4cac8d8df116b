# shellcheck shell=bash disable=SC2154 # the variables are those of run
# The folder of an instance and what is in it: cluster, keys, configuration, the first load. Sourced by run.

# --- the instance's folder ------------------------------------------------------------------------------------------------

# As root the cluster and the daemon run as PG_USER, who may be unable to enter the checkout (a mode-700 home): then the
# instance is kept under /var/lib and DIR becomes a link to it.
open_instance() {
	local parent

	parent=$(dirname "$data")
	mkdir -p "$parent" 2>/dev/null || die "cannot make $parent"
	if [ ! -e "$data" ]; then
		if pg_as_owner test -x "$parent"; then
			mkdir -m 755 "$data"
		else
			instance=/var/lib/layanand-$(printf %s "$data" | sha256sum | cut -c 1-12)
			mkdir -p "$instance"
			chmod 755 "$instance"
			ln -s "$instance" "$data"
			say "$PG_USER cannot enter $parent: the instance is kept in $instance ($data is a link to it)"
		fi
	fi
	find_instance
	pg_as_owner test -x "$instance" || die "$PG_USER, who runs PostgreSQL and the daemon, cannot enter $instance: give --data DIR"
	make_folders
}

make_folders() {
	local owner folder

	owner=$(pg_as_owner id -u):$(pg_as_owner id -g)
	mkdir -p "$instance"/{bin,keys,log,run,spool,state}
	chmod 700 "$instance/log" "$instance/state"
	for folder in keys run spool; do
		chown "$owner" "$instance/$folder"
		chmod 700 "$instance/$folder"
	done
	mkdir -p "$sockets"
	[ "$(stat -c %u "$sockets")" = "$(id -u)" ] || [ "$(stat -c %u "$sockets")" = "${owner%:*}" ] ||
		die "$sockets belongs to somebody else"
	chown "$owner" "$sockets"
	chmod 700 "$sockets"
}

find_instance() {
	instance=$(readlink -f "$data")
	conf=$instance/layanand.conf
	daemon=$instance/bin/layanand
	cluster=$instance/pg
	sockets=$(pg_socket_dir "$instance/run")
}

existing_instance() {
	[ -d "$data" ] || die "no instance in $data: start it first with ./run"
	find_instance
	if [ ! -f "$conf" ] || [ ! -x "$daemon" ]; then
		die "no instance in $data: start it first with ./run"
	fi
	pg_find_bin || die "PostgreSQL is not installed: start with ./run"
}

# The program, as the user who owns the instance.
layanand() {
	pg_as_owner env HOME="$instance" "$daemon" "$@"
}

install_daemon() {
	local built=$root/build/src/daemon/layanand

	cmp -s "$built" "$daemon" && return
	install -m 755 "$built" "$daemon.new"
	mv "$daemon.new" "$daemon"
}

port_taken() {
	(exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free_port() {
	local candidate

	for candidate in $(shuf -i 20000-32000 -n 50); do
		port_taken "$candidate" || {
			echo "$candidate"
			return
		}
	done
	die "no free port found"
}

# --- PostgreSQL -----------------------------------------------------------------------------------------------------------

pg_settings() {
	cat <<-CONF

		# Added by ./run: durable, modest, reachable from this machine alone.
		listen_addresses = '127.0.0.1'
		unix_socket_directories = '$sockets'
		unix_socket_permissions = 0700
		max_connections = 100
		shared_buffers = 128MB
		max_wal_size = 1GB
		wal_compression = on
		fsync = on
		synchronous_commit = on
		full_page_writes = on
		log_line_prefix = '%m [%p] %u '
		log_timezone = 'Asia/Pontianak'
	CONF
}

# By the socket: whoever runs the instance (and root) as any of its roles; by TCP: with a password (keys/postgres.password).
pg_access() {
	local who role

	cat >"$1/pg_hba.conf" <<-CONF
		local all all peer map=layanand
		host all all 127.0.0.1/32 scram-sha-256
		host all all ::1/128 scram-sha-256
	CONF
	for who in "$(pg_as_owner id -un)" root; do
		for role in postgres layanand_daemon layanand_migrasi; do
			echo "layanand $who $role"
		done
	done | sort -u >"$1/pg_ident.conf"
}

# Made under another name and renamed when whole: a half-made cluster is never mistaken for one.
make_cluster() {
	local new=$instance/pg.new

	[ -d "$cluster" ] && return
	say "making the database cluster in $cluster"
	rm -rf "$new"
	od -An -N 18 -t x1 /dev/urandom | tr -d ' \n' |
		pg_as_owner sh -c 'umask 077 && cat >"$1"' sh "$instance/keys/postgres.password"
	mkdir -m 700 "$new"
	chown "$(pg_as_owner id -u):$(pg_as_owner id -g)" "$new"
	pg_as_owner "$PG_BIN/initdb" -D "$new" -U postgres -E UTF8 --locale=C.UTF-8 -k -A scram-sha-256 \
		--pwfile="$instance/keys/postgres.password" --no-instructions >"$instance/log/initdb.log" 2>&1 ||
		die "initdb failed: $(tail -n 3 "$instance/log/initdb.log")"
	pg_settings >>"$new/postgresql.conf"
	pg_access "$new"
	mv "$new" "$cluster"
	rm -f "$instance"/state/*
}

pg_port() {
	cat "$instance/state/pg_port" 2>/dev/null || true
}

# The server is a session of its own: Ctrl-C reaches it only through us, after the daemon.
start_cluster() {
	local chosen

	pg_running "$cluster" && return
	pg_clear_stale_locks "$cluster" "$sockets"
	for _ in 1 2 3 4 5 6; do
		chosen=$(pg_port)
		if [ -z "$chosen" ] || port_taken "$chosen"; then
			chosen=$(free_port)
			echo "$chosen" >"$instance/state/pg_port"
		fi
		pg_as_owner "$PG_BIN/pg_ctl" -D "$cluster" -o "-p $chosen" -w -t 300 -s start \
			</dev/null >>"$instance/log/postgresql.log" 2>&1 8>&- 9>&- && return
		sleep 1 # processes of a server that was killed may still be leaving
	done
	tail -n 20 "$instance/log/postgresql.log" >&2
	die "PostgreSQL does not start; its log is $instance/log/postgresql.log"
}

stop_cluster() {
	pg_running "$cluster" || return 0
	pg_as_owner "$PG_BIN/pg_ctl" -D "$cluster" -m fast -w -t 120 -s stop >/dev/null 2>&1 || true
	pg_running "$cluster" || return 0
	say "PostgreSQL did not stop; its log is $instance/log/postgresql.log"
	return 1
}

superuser_psql() {
	"$PG_BIN/psql" -X -h "$sockets" -p "$(pg_port)" -U postgres "$@"
}

make_database() {
	[ -f "$instance/state/database" ] && return
	superuser_psql -q -v ON_ERROR_STOP=1 -d postgres -f "$root/deploy/roles.sql" -f "$root/deploy/database.sql" >/dev/null
	touch "$instance/state/database"
}

# --- keys, configuration, data --------------------------------------------------------------------------------------------

metrics_port() {
	local derived=$((port + 1100))

	if [ "$derived" -le 65535 ] && ! port_taken "$derived"; then
		echo "$derived"
	else
		free_port
	fi
}

write_conf() {
	local at

	at="host='$sockets' port=$(pg_port) dbname=layanand"
	cat >"$conf.new" <<-CONF
		# Written by ./run at each start; change settings by LAYANAND_<SECTION>_<NAME> in the environment.
		[server]
		mode = development
		listen = 127.0.0.1:$port
		metrics_listen = 127.0.0.1:$(metrics_port)
		public_url = http://127.0.0.1:$port
		spool_dir = $instance/spool

		[database]
		conninfo = $at user=layanand_daemon
		migrate_conninfo = $at user=layanand_migrasi

		[keys]
		data_key_file = $instance/keys/data.keys
		signing_dir = $instance/keys/signing
	CONF
	chmod 644 "$conf.new"
	mv "$conf.new" "$conf"
}

# Makes the keys once and puts in what a first start puts in. A first start that was cut off leaves state/begun without
# state/loaded: nothing of value is in that database yet, so it is made again from nothing.
load_data() {
	compgen -G "$instance/keys/signing/*.pem" >/dev/null || layanand keys generate --config "$conf"
	if [ -f "$instance/state/begun" ] && [ ! -f "$instance/state/loaded" ]; then
		say "the first load was cut off: the database is made again"
		superuser_psql -q -d postgres -c 'drop database if exists layanand with (force)'
		rm -f "$instance/state/database" "$instance"/keys/contoh-*
	fi
	make_database
	layanand migrate --config "$conf"
	[ -f "$instance/state/loaded" ] && return
	touch "$instance/state/begun"
	rm -rf "$instance/data"
	cp -r "$root/deploy/data" "$instance/data" # the user of the instance may be unable to enter the checkout
	layanand calendar import "$instance/data/hari-libur.csv" --keputusan "$instance/data/keputusan-hari-libur.csv" --config "$conf"
	[ "$empty" ] || layanand sample "$instance/data" --config "$conf"
	touch "$instance/state/loaded"
}
