#!/usr/bin/env bash
# What the tests need beyond the build: a browser, a Chinese font, PostgreSQL. As root it installs what is missing,
# otherwise it says exactly what to install.
set -euo pipefail

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.fonts" -iname '*cjk*' -print -quit 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "  tests: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -20 "$log" >&2
    echo "These packages could not be installed: ${missing[*]}" >&2
    exit 1
  fi
  rm -f "$log"
else
  echo "The tests need packages that are not here. As root:" >&2
  echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
