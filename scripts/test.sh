#!/usr/bin/env bash
# Runs the parts named (rust, web, e2e, screenshots) one after another, all of them even when one fails, and ends with
# the time of each and one line of totals.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/check-tools.sh || exit 1
scripts/setup-test.sh || exit 1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0 times=()

# figure LINES WORD FILE: the sum of the numbers before a word, on the lines of a runner that match.
figure() {
  sed 's/\x1b\[[0-9;]*m//g' "$3" | grep -E "$1" | grep -oE "[0-9]+ $2" | awk '{ sum += $1 } END { print sum + 0 }'
}

# part NAME LINES COMMAND…: runs it, shows it, counts what its closing lines say.
part() {
  local name=$1 lines=$2 began=$SECONDS code=0 good bad left
  shift 2
  echo "== $name"
  "$@" 2>&1 | tee "$logs/part" || code=1
  good=$(figure "$lines" passed "$logs/part")
  bad=$(figure "$lines" failed "$logs/part")
  # What nextest calls skipped is what its filter leaves out; it ran before, on the other database.
  left=$(figure "$lines" "$([ "$name" = rust ] && echo '(ignored)' || echo '(skipped|did not run)')" "$logs/part")
  # It stopped before it could count, such as at a compile error: that is one failure.
  if [ "$code" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  times+=("$(printf '%-12s %5d s %6d passed %4d failed' "$name" $((SECONDS - began)) "$good" "$bad")")
}

# The integration suite runs twice: on SQLite with everything else, then on PostgreSQL, with what wants two servers on one
# database.
rust() {
  local code=0
  if command -v cargo-nextest >/dev/null; then
    cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail || code=1
    scripts/postgres.sh with bash -c 'CHENGGUAN_TEST_DATABASE_URL=$DATABASE_URL cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail -E "binary(it) or test(/^two_nodes::/)"' || code=1
  else
    cargo test --workspace --no-fail-fast || code=1
    scripts/postgres.sh with bash -c 'CHENGGUAN_TEST_DATABASE_URL=$DATABASE_URL cargo test --workspace --no-fail-fast --test it' || code=1
    scripts/postgres.sh with bash -c 'CHENGGUAN_TEST_DATABASE_URL=$DATABASE_URL cargo test --workspace --no-fail-fast --test binary two_nodes' || code=1
  fi
  return $code
}

# A short form of the torture: kills under load on both databases.
kills() {
  cargo build --quiet --workspace && DURABLE=1 scripts/postgres.sh with target/debug/chengguan-bench torture --kills 3
}

# Programs of others speak to a running demo.
contract() {
  scripts/build-web.sh && cargo build --quiet --workspace && scripts/contract.sh
}

web() {
  scripts/build-web.sh && npm --prefix web run --silent test
}

journeys() {
  [ -d e2e/node_modules ] || PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm --prefix e2e ci --no-audit --no-fund --loglevel=error || return 1
  scripts/build-web.sh && cargo build --quiet --workspace || return 1
  cd e2e && ../scripts/postgres.sh with npx playwright test "$@"
}

# Public data the tests try where it is; it is never in the repository.
data=${CHENGGUAN_TEST_DATA:-../shared/data}
if [ ! -d "$data/teddycup2020c" ]; then
  echo "SKIPPED: no $data/teddycup2020c here, so no import of real messages is tried (CHENGGUAN_TEST_DATA names the folder)"
  skipped=$((skipped + 1))
fi

for name in "$@"; do
  case $name in
    rust) part rust '^ *(Summary|test result)' rust ;;
    kills) part kills '^[0-9]+ passed' kills ;;
    contract) part contract '^[0-9]+ passed' contract ;;
    web) part web '^ *Tests ' web ;;
    e2e) part e2e '^ +[0-9]+ (passed|failed|skipped|did not run)' journeys --grep-invert @picture ;;
    screenshots) part screenshots '^ +[0-9]+ (passed|failed)' journeys --project sqlite --grep @picture ;;
    *) echo "no such part: $name" >&2; exit 2 ;;
  esac
done

echo
printf '%s\n' "${times[@]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
