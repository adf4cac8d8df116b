#!/bin/bash
# ./run as people use it: a first start with the sample, the commands of README.md as they stand, a second instance beside it, both
# ends of being killed, backup and restore. tests/run/test.sh; ends with "N passed, N failed". Works on copies: var/ is not touched.
set -uo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd -P)
. "$root/deploy/pg-cluster.sh"
pg_find_bin
work=$(mktemp -d "${TMPDIR:-/tmp}/layanand-run-XXXXXX")
chmod 755 "$work"
passed=0 failed=0

finish() {
	"$root/run" stop --data "$work/a" >/dev/null 2>&1
	"$root/run" stop --data "$work/b" >/dev/null 2>&1
	"$root/tests/pg.sh" stop "$work/c" >/dev/null 2>&1
	wait
	[ "$failed" = 0 ] && [ -z "${RUN_TEST_KEEP:-}" ] && rm -rf "$work" || echo "kept: $work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# check NAME COMMAND...
check() {
	local name=$1 started=$SECONDS

	shift
	if "$@" >"$work/check.log" 2>&1; then
		echo "ok: $name ($((SECONDS - started)) s)"
		passed=$((passed + 1))
	else
		sed 's/^/    /' "$work/check.log" | tail -n 40
		echo "FAILED: $name"
		failed=$((failed + 1))
	fi
}

free_port() {
	python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# start NAME PORT [OPTION...]: in the background; true once it has printed its last line.
start() {
	local name=$1 port=$2 log=$work/$1.log

	shift 2
	: >"$log"
	"$root/run" serve --port "$port" --data "$work/$name" "$@" >"$log" 2>&1 &
	run_pid=$!
	for _ in {1..3000}; do
		grep -q 'Ctrl-C stops' "$log" && return
		kill -0 "$run_pid" 2>/dev/null || break
		sleep 0.1
	done
	cat "$log"
	return 1
}

get() {
	curl -sS --fail-with-body "$@"
}

# The processes of a program, those with a word in their command line. (A small Debian has no pgrep.)
processes() {
	local process

	for process in /proc/[0-9]*; do
		[ "$(readlink "$process/exe")" = "$1" ] && grep -qsF -e "${2:-$1}" "$process/cmdline" && echo "${process##*/}"
	done
	true
}

# TERM is what Ctrl-C comes to for a process without a terminal.
ends_well() {
	local data=$work/$1

	kill -TERM "$run_pid"
	wait "$run_pid"
	! pg_running "$data/pg" && [ -z "$(processes "$data/bin/layanand")" ] && [ ! -e "$data/layanand.pid" ]
}

readme() {
	awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$root/README.md" |
		sed "s#^\. var/#. $work/a/#; s#^\./run \(.*\)#'$root/run' \1 --data '$work/a'#" >"$work/readme.sh"
	(cd "$work" && bash -euo pipefail readme.sh) >"$work/readme.out" 2>&1 || {
		cat "$work/readme.out"
		return 1
	}
	grep -q '"selesai"' "$work/readme.out" && grep -q '"diserahkan"' "$work/readme.out" && grep -q '"ikm": 86.11' "$work/readme.out" &&
		grep -q '"jumlah": 12' "$work/readme.out" && grep -q ' 0 broken' "$work/readme.out" || return 1
	for document in tanda-terima berita-acara; do
		head -c 5 "$work/$document.pdf" | grep -q '%PDF-' || return 1
	done
}

# What ./run prints to try is pasted into a shell.
printed() {
	sed -n '/^Try, in/,/Ctrl-C stops/p' "$work/a.log" | sed '1d; $d' >"$work/printed.sh"
	mkdir -p "$work/printed" && (cd "$work/printed" && bash -eo pipefail "$work/printed.sh") >"$work/printed.out" 2>&1 || {
		cat "$work/printed.out"
		return 1
	}
	"$root/run" clock now --data "$work/a" && ! grep -q '"code":' "$work/printed.out" && [ "$(head -qc 5 "$work"/printed/*.pdf | grep -o '%PDF-' | wc -l)" = 4 ]
}

# Three agencies of the sample lack nothing that a profile, a decision, an obligation or a standard can say.
whole_agencies() {
	local id at=http://127.0.0.1:$port

	for id in 019510a4-0000-7000-8000-000000000{101,108,112}; do
		get "$at/v1/penyelenggara/$id" | jq -e '[.kepala, .visi, .misi[0], .motto, .alamat, .kota, .kode_pos, .telepon, .email, .situs, .jam_layanan, .jam_buka[4],
			.lokasi, .dibentuk_pada] | all' &&
			get "$at/v1/penyelenggara/$id/kepala" | jq -e '.data[0] | .keputusan and .berlaku_dari and .berlaku_sampai == null' &&
			get "$at/v1/penyelenggara/$id/informasi-wajib" | jq -e '.skor == 100' &&
			get "$at/v1/kewajiban-pola?penyelenggara_id=$id" | jq -e '.data == []' &&
			get "$at/v1/penetapan-pelaksana?penyelenggara_id=$id" |
			jq -e '[.data[] | select(.status == "ditetapkan") | .jenis] | contains(["pelaksana", "pengelola_pengaduan", "ppid", "tim_skm"])' &&
			whole_duties "$id" && whole_services "$id" || return 1
	done
}

# A selection that was published is followed by the decision that names who was chosen.
selection() {
	local at=http://127.0.0.1:$port id

	id=$(get "$at/v1/seleksi?status=diumumkan" | jq -r '.data[0].id') &&
		get "$at/v1/seleksi/$id" | jq -e '([.hasil.terpilih[].peringkat] == [1, 2, 3]) and (.hasil.tidak_terpilih | length == 1) and .penetapan[0].nomor_keputusan
			and .publikasi[0]'
}

# Each duty that is in force is given by one of its decisions.
whole_duties() {
	"$root/run" psql --data "$work/a" -Atc "select count(*) filter (where g.penetapan_id is null) = 0 and count(*) > 4
		from penugasan g where g.penyelenggara_id = '$1' and g.berlaku_sampai is null" | grep -qx t
}

whole_services() {
	local service

	for service in $(get "$at/v1/layanan?penyelenggara_id=$1&limit=100" | jq -r '.data[].id'); do
		get "$at/v1/layanan/$service" | jq -e '[.uraian, .produk, .biaya, .jangka_waktu, .persyaratan[0]] | all' &&
			get "$at/v1/layanan/$service/standar" | jq -e '(.komponen | length) == 14 and ([.komponen[] | . != null and . != []] | all)
				and ([.komponen.biaya[].dasar_hukum, .komponen.jumlah_pelaksana.rincian, .publikasi[0]] | all)' &&
			get "$at/v1/layanan/$service/kewajiban" | jq -e '.lengkap and (.kewajiban | length) > 0' || return 1
	done
}

second_start_is_quick() {
	local began=$SECONDS

	start a "$port" && [ $((SECONDS - began)) -le 10 ]
}

killed_and_back() {
	local before after

	before=$("$root/run" psql --data "$work/a" -Atc 'select count(*), max(nomor) from berkas')
	kill -9 "$run_pid" "$(cat "$work/a/layanand.pid")" "$(head -n 1 "$work/a/pg/postmaster.pid")"
	wait "$run_pid" 2>/dev/null
	start a "$port" || return 1
	after=$("$root/run" psql --data "$work/a" -Atc 'select count(*), max(nomor) from berkas')
	[ -n "$before" ] && [ "$before" = "$after" ]
}

# Another process got the number in the lock files of a server that is gone.
stale_locks() {
	ends_well a || return 1
	echo $$ >"$work/a/pg/postmaster.pid"
	chown "$(stat -c %U:%G "$work/a/pg")" "$work/a/pg/postmaster.pid"
	start a "$port"
}

half_loaded() {
	ends_well b || return 1
	rm "$work/b/state/loaded"
	start b "$port_b" --empty && grep -q 'cut off' "$work/b.log"
}

beside() {
	start b "$port_b" --empty && get "http://127.0.0.1:$port_b/readyz" && get "http://127.0.0.1:$port/readyz" &&
		[ "$(get "http://127.0.0.1:$port_b/v1/layanan" | jq '.data | length')" = 0 ] && grep -q 'No agencies yet' "$work/b.log"
}

# Files are named from where one stands, though the program runs as another user in another folder.
relative_names() (
	cp "$root"/deploy/data/*hari-libur.csv "$work" && cd "$work" &&
		"$root/run" layanand calendar import hari-libur.csv --keputusan ./keputusan-hari-libur.csv --data "$work/b"
)

refuses() {
	local expected=$1 output

	shift
	output=$("$root/run" "$@" 2>&1) && return 1
	grep -q "$expected" <<<"$output" || {
		echo "$output"
		return 1
	}
}

tokens() {
	local token

	token=$("$root/run" token --peran masyarakat --sub 019510a4-0000-7000-8000-0000000009a2 --data "$work/a") &&
		get "http://127.0.0.1:$port/v1/saya" -H "Authorization: Bearer $token" | jq -e '.peran == "masyarakat"'
}

socket_of() {
	local sockets

	sockets=$(pg_socket_dir "$work/a/run")
	echo "PGHOST=$sockets PGPORT=$(cat "$work/a/state/pg_port") PGUSER=postgres"
}

# A dump of the instance, restored into an empty cluster, verified and served with the keys of the instance: the same cases, the same attachment.
backup_and_restore() {
	local dump there file

	export $(socket_of)
	dump=$("$root/deploy/backup.sh" "$work/backup") || return 1
	there=$("$root/tests/pg.sh" start "$work/c") || return 1
	export $there PGUSER=postgres
	unset PGDATABASE
	refuses_restore "$dump" || return 1
	psql -X -q -d postgres -c 'drop database layanand' && "$root/deploy/restore.sh" "$dump" || return 1
	file=$(psql -X -At -d layanand -c "select id from lampiran where nama_berkas = 'bukti.txt' order by id desc limit 1")
	serve_restored "$(psql -X -At -d layanand -c "select count(*) from berkas")" "$file"
}

refuses_restore() {
	! "$root/deploy/restore.sh" "$1" && [ -f "$1.sha256" ]
}

serve_restored() {
	local cases=$1 file=$2 at="host=$PGHOST port=$PGPORT dbname=layanand" port_c job status

	port_c=$(free_port)
	sed "s#^conninfo = .*#conninfo = $at user=layanand_daemon#; s#^migrate_conninfo = .*#migrate_conninfo = $at user=layanand_migrasi#
		s#^listen = .*#listen = 127.0.0.1:$port_c#; s#^metrics_listen = .*#metrics_listen =#" "$work/a/layanand.conf" >"$work/c.conf"
	pg_as_owner "$work/a/bin/layanand" migrate --config "$work/c.conf" && pg_as_owner "$work/a/bin/layanand" verify --config "$work/c.conf" || return 1
	pg_as_owner "$work/a/bin/layanand" serve --config "$work/c.conf" 2>"$work/c.log" &
	job=$!
	for _ in {1..100}; do
		get "http://127.0.0.1:$port_c/readyz" >/dev/null 2>&1 && break
		sleep 0.1
	done
	. "$work/a/coba.env"
	same_answer "$port_c" "/v1/lampiran/$file" && same_answer "$port_c" "/v1/pengaduan?limit=100" && [ "$cases" -gt 0 ] && [ -n "$file" ] &&
		feed_goes_on "$port_c"
	status=$?
	kill "$(processes "$work/a/bin/layanand" "$work/c.conf")" && wait "$job"
	return "$status"
}

# A reader of the feed who stood at its end before the restore is given what happens after it, and that alone.
feed_goes_on() {
	local cursor='' page

	while page=$(get "http://127.0.0.1:$port/v1/kejadian?limit=100${cursor:+&setelah=$cursor}" -H "Authorization: Bearer $OMBUDSMAN") &&
		[ "$(jq '.data | length' <<<"$page")" -gt 0 ]; do
		cursor=$(jq -r .next_cursor <<<"$page")
	done
	get "http://127.0.0.1:$1/v1/pengaduan" -H 'Content-Type: application/json' -d '{"penyelenggara_id": "019510a4-0000-7000-8000-000000000101",
		"kanal": "aplikasi", "judul": "Sesudah pemulihan", "uraian": "Disampaikan sesudah basis data dipulihkan.", "kerahasiaan": "anonim"}' >"$work/new" &&
		get "http://127.0.0.1:$1/v1/kejadian?limit=100&setelah=$cursor" -H "Authorization: Bearer $OMBUDSMAN" >"$work/feed" &&
		[ "$(jq -r '.data[0].berkas.id' "$work/feed")" = "$(jq -r .id "$work/new")" ] && [ "$(jq '.data | length' "$work/feed")" = 1 ]
}

same_answer() {
	get "http://127.0.0.1:$port$2" -H "Authorization: Bearer $PETUGAS" >"$work/one" && get "http://127.0.0.1:$1$2" -H "Authorization: Bearer $PETUGAS" >"$work/other" &&
		[ -s "$work/one" ] && cmp "$work/one" "$work/other"
}

port=$(free_port)
port_b=$(free_port)
check "first start with the sample" start a "$port"
check "three agencies of the sample are complete" whole_agencies
check "a selection of the sample led to its decision" selection
check "what it prints to try, as it stands" printed
check "README.md as it stands" readme
check "a token of the running instance" tokens
check "a taken port is told" refuses 'is taken' serve --port "$port" --data "$work/b"
check "a data folder in use is told" refuses 'already serves' serve --port "$port_b" --data "$work/a"
check "no instance is told" refuses 'no instance' token --peran masyarakat --sub x --data "$work/none"
check "a wrong instant is told" refuses 'RFC 3339' clock yesterday --data "$work/a"
check "backup, restore, verify, serve" backup_and_restore
run_pid=$(cat "$work/a/run.pid")
check "stops daemon and cluster" ends_well a
check "a second start takes seconds" second_start_is_quick
check "killed outright, everything is there again" killed_and_back
check "lock files of a foreign process do not matter" stale_locks
run_a=$run_pid
check "two instances side by side" beside
check "files are named from where one stands" relative_names
check "a first load that was cut off is made again" half_loaded
check "./run stop" "$root/run" stop --data "$work/b"
run_pid=$run_a
check "stops again" ends_well a
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
