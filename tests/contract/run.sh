#!/bin/sh
# Lints the contract: Redocly's recommended rules on the sources and on the bundle, Spectral's OpenAPI rules on the bundle
# (it does not know references in path items). A warning is a failure. Needs the network only when the pinned tools
# are not installed yet.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export NO_UPDATE_NOTIFIER=1 REDOCLY_SUPPRESS_UPDATE_NOTICE=true REDOCLY_TELEMETRY=off

install_tools() {
	stamp=$(cat package.json package-lock.json | sha256sum)
	[ "$(cat node_modules/.stamp 2>/dev/null || true)" = "$stamp" ] && return
	npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	printf '%s\n' "$stamp" >node_modules/.stamp
}

# Redocly has no exit status for warnings, so they are counted in its report.
redocly_lint() {
	node_modules/.bin/redocly lint --config redocly.yaml --format json "$1" >"$work/redocly.json" || true
	python3 - "$1" "$work/redocly.json" <<'PYTHON'
import json
import sys

with open(sys.argv[2], encoding="utf-8") as report:
    problems = json.load(report)["problems"]
for problem in problems:
    print(f"{sys.argv[1]}: {problem['severity']} {problem['ruleId']}: {problem['message']} "
          f"{[place.get('pointer') for place in problem['location']]}")
sys.exit(1 if problems else 0)
PYTHON
}

cd "$here"
install_tools
python3 "$root/src/gen/bundle.py" "$work/contract.json" "$root/api/openapi.yaml"
redocly_lint "$root/api/openapi.yaml"
redocly_lint "$work/contract.json"
node_modules/.bin/spectral lint --fail-severity=hint -r .spectral.yaml "$work/contract.json"
echo "contract: no lint errors, no warnings"
