#!/bin/bash
# Every test, for ./run test: units, properties, SQL and documents under ASan + UBSan; the stress programs under TSan; the
# contract's lint; ./run itself; the API tests against real daemons; the fuzz targets for some seconds each. The logs are in build/test/.
# tests/all.sh [STEP]...: only these (asan, tsan, contract, run, api, fuzz).
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd -P)
logs=$root/build/test
jobs=$(nproc)
passed=0 failed=0 skipped=0
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=1}
# Debian's fontconfig keeps what LeakSanitizer cannot see (the reason stands in the file).
export LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$root/tests/lsan.supp:print_suppressions=0}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1}
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1:second_deadlock_stack=1:suppressions=$root/tests/tsan.supp}

# count PASSED FAILED SKIPPED
count() {
	passed=$((passed + $1))
	failed=$((failed + $2))
	skipped=$((skipped + $3))
}

# quietly NAME COMMAND...: the log is shown only when the command fails.
quietly() {
	local log=$logs/$1.log

	shift
	"$@" >"$log" 2>&1 && return
	tail -n 80 "$log"
	echo "FAILED: $* (all of it in $log)"
	return 1
}

# configure FOLDER OPTION...
configure() {
	[ -f "$root/build/$1/build.ninja" ] || (cd "$root" && meson setup "build/$1" "${@:2}")
}

# meson_tests FOLDER [TEST...]: a Criterion program counts as its tests, everything else as one.
meson_tests() {
	local folder=$root/build/$1 counts

	shift
	rm -f "$folder/meson-logs/testlog.json"
	meson test -C "$folder" --print-errorlogs --num-processes "$jobs" --timeout-multiplier 3 "$@" || true
	counts=$(python3 "$root/tests/count.py" "$folder/meson-logs/testlog.json") || counts="0 1 0"
	count $counts
}

step_asan() {
	quietly asan-setup configure asan -Db_sanitize=address,undefined &&
		quietly asan-build ninja -C "$root/build/asan" || {
		count 0 1 0
		return
	}
	meson_tests asan
}

# named_tests FOLDER PATTERN: those of its tests whose names fit; only what they need is built.
named_tests() {
	local tests

	mapfile -t tests < <(meson test -C "$root/build/$1" --list 2>/dev/null | sed -n 's/^.* \/ //p' | grep -E "$2")
	if [ ${#tests[@]} -gt 0 ]; then
		meson_tests "$1" "${tests[@]}"
	else
		echo "FAILED: no test is named like $2"
		count 0 1 0
	fi
}

# Programs without Criterion, which ThreadSanitizer cannot run under.
step_tsan() {
	quietly tsan-setup configure tsan -Db_sanitize=thread || {
		count 0 1 0
		return
	}
	named_tests tsan '^stress |threads$'
}

step_contract() {
	"$root/tests/contract/run.sh" && count 1 0 0 || count 0 1 0
}

# Node's runner ends with "# pass N" and "# fail N" (or an i in a circle for the #).
step_api() {
	local log=$logs/api.log status=0 p f s

	LAYANAND_BIN=$root/build/asan/src/daemon/layanand "$root/tests/api/run.sh" 2>&1 | tee "$log" || status=$?
	p=$(sed -n 's/^[^ ]* pass \([0-9]*\)$/\1/p' "$log" | awk '{n += $1} END {print n + 0}')
	f=$(sed -n 's/^[^ ]* \(fail\|cancelled\) \([0-9]*\)$/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
	s=$(sed -n 's/^[^ ]* \(skipped\|todo\) \([0-9]*\)$/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
	[ "$status" = 0 ] || [ "$f" -gt 0 ] || f=1
	[ "$p" -gt 0 ] || [ "$f" -gt 0 ] || f=1
	count "$p" "$f" "$s"
}

# ./run itself, README.md as it stands, backup and restore: ends with "N passed, N failed".
step_run() {
	local log=$logs/run.log

	"$root/tests/run/test.sh" 2>&1 | tee "$log" || true
	if tail -n 1 "$log" | grep -q '^[0-9]* passed, [0-9]* failed$'; then
		count $(tail -n 1 "$log" | tr -cd '0-9 ') 0
	else
		count 0 1 0
	fi
}

# libFuzzer on each target for a few seconds from its seeds (tests/fuzz/meson.build).
step_fuzz() {
	CC=clang quietly fuzz-setup configure fuzz -Dfuzz=true -Db_sanitize=address,undefined -Db_lundef=false || {
		count 0 1 0
		return
	}
	named_tests fuzz '^fuzz '
}

mkdir -p "$logs"
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(asan tsan contract run api fuzz)
for step in "${steps[@]}"; do
	declare -F "step_$step" >/dev/null || {
		echo "tests/all.sh: no step $step" >&2
		exit 2
	}
	before=$SECONDS
	failed_before=$failed
	echo "== $step"
	"step_$step"
	echo "== $step: $([ "$failed" = "$failed_before" ] && echo ok || echo FAILED), $((SECONDS - before)) s"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
