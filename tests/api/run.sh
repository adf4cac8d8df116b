#!/bin/sh
# Black-box tests of the daemon over HTTP: a private PostgreSQL cluster, real daemons, every *.test.js (or those named), then the
# coverage of the contract. tests/api/run.sh [NAME.test.js]...
# The program under test: LAYANAND_BIN, or LAYANAND_BUILD (a build folder), or build/asan, or build.
# LAYANAND_TEST_JOBS: files at a time (2). LAYANAND_TEST_KEEP: keep the folder with logs even when all is well.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

find_program() {
	for build in ${LAYANAND_BUILD:+"$LAYANAND_BUILD"} "$root/build/asan" "$root/build"; do
		if [ -x "$build/src/daemon/layanand" ]; then
			echo "$build/src/daemon/layanand"
			return
		fi
	done
	echo "tests/api: no program found; build it first" >&2
	exit 1
}

install_tools() {
	stamp=$(cat package.json package-lock.json | sha256sum)
	[ "$(cat node_modules/.stamp 2>/dev/null || true)" = "$stamp" ] && return
	npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	printf '%s\n' "$stamp" >node_modules/.stamp
}

LAYANAND_BIN=${LAYANAND_BIN:-$(find_program)}
export LAYANAND_BIN
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$root/tests/lsan.supp:print_suppressions=0}"
# Idle connections are counted in thousands, on both ends.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
cd "$here"
install_tools
exec node lib/main.js "$@"
