#!/usr/bin/env bash
# Programs of others against a running demo: schemathesis on our OpenAPI document as each of several posts (POSTS), and on the
# Open311 community's description; `three`, `feedparser` and `openpyxl` make their calls. CASES: examples an operation.
# Skips loudly where Python's packages cannot be had. The last line counts.
set -uo pipefail
cd "$(dirname "$0")/.."

data=${CHENGGUAN_TEST_DATA:-../shared/data}
binary=${CHENGGUAN:-target/debug/chengguan}
cases=${CASES:-5}
posts=${POSTS:-operator system-admin security-admin}
venv=.local/contract
work=$(mktemp -d)
passed=0 failed=0 skipped=0

skip() { echo "SKIPPED: $1"; echo "$passed passed, $failed failed, $((skipped + ${2:-1})) skipped"; exit 0; }

[ -d "$venv" ] || python3 -m venv "$venv" || skip "no python3 with venv" 6
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement e2e/contract/requirements.txt || { rm -rf "$venv"; skip "the packages of e2e/contract/requirements.txt cannot be had" 6; }

port=$((20000 + RANDOM % 12000))
base=http://127.0.0.1:$port
CHENGGUAN_RATE_LIMIT=off "$binary" demo --size small --data "$work/demo" --listen "127.0.0.1:$port" >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 240); do
  curl --silent --fail --output /dev/null "$base/health/ready" && break
  kill -0 $server 2>/dev/null || { cat "$work/server.log"; echo "0 passed, 1 failed"; exit 1; }
  sleep 0.5
done
token() { "$binary" --data "$work/demo" token create --account "$1" --scope write --days 1; }
key=$("$binary" --data "$work/demo" open311-key create --name contract)

# check NAME ARGUMENTS…: one run of schemathesis.
check() {
  local name=$1
  shift
  if "$venv/bin/schemathesis" run "$@" --max-examples "$cases" --seed 7 --suppress-health-check all --request-timeout 20 >"$work/run.log" 2>&1; then
    passed=$((passed + 1))
    echo "  ok     $name: $(grep -E '[0-9]+ generated' "$work/run.log" | xargs)"
  else
    failed=$((failed + 1))
    echo "  FAILED $name"
    grep -A 16 -E '^- ST[0-9]+|^[0-9]+\. Test Case' "$work/run.log" | head -120
  fi
}

all=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance
# What ends the session the others need is left out; `mistakes.spec.ts` and `it::own_account` have it.
for post in $posts; do
  check "OpenAPI as $post" web/openapi.json --url "$base" --header "Authorization: Bearer $(token $post)" --checks $all --phases examples,coverage,fuzzing \
    --exclude-path /api/v1/session --exclude-path-regex '^/(open311|api/v1/own-account/(sessions|tokens|password))'
done
check "Open311 of our document" web/openapi.json --url "$base" --include-path-regex '^/open311' --checks $all
if [ -f "$data/open311/georeport_v2-1.yaml" ]; then
  # It writes no 404 down; the specification asks for it (GeoReport v2, "Errors").
  check "Open311 of the community" "$data/open311/georeport_v2-1.yaml" --url "$base/open311/v2" --checks not_a_server_error,content_type_conformance,response_schema_conformance
else
  skipped=$((skipped + 1))
  echo "SKIPPED: no $data/open311/georeport_v2-1.yaml"
fi

clients=$("$venv/bin/python" e2e/contract/clients.py "$base" "$key" "$(token operator)" 2>&1)
code=$?
echo "$clients" | head -n -1
[ "$code" = 0 ] || echo "$clients" | tail -5
passed=$((passed + $(echo "$clients" | grep -c '^  ok')))
failed=$((failed + $(echo "$clients" | grep -c '^  FAILED') + (code > 1 ? 1 : 0)))
if grep -q "panicked at" "$work/server.log"; then
  failed=$((failed + 1))
  grep -A 3 "panicked at" "$work/server.log"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
