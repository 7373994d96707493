#!/usr/bin/env bash
# Builds the office front end into web/dist, unless what is there is newer than everything it is made of.
set -euo pipefail
cd "$(dirname "$0")/../web"

installed=node_modules/.package-lock.json
if [ ! -e "$installed" ] || [ package-lock.json -nt "$installed" ]; then
  echo "  front end: fetching its packages"
  npm ci --no-audit --no-fund --loglevel=error
  touch "$installed"
fi

made=dist/index.html
sources=(src public index.html tokens.css vite.config.ts tsconfig.json package-lock.json ../words/office.json)
if [ -e "$made" ] && [ -z "$(find "${sources[@]}" -newer "$made" -print -quit)" ]; then
  echo "  front end: built before, nothing changed"
  exit 0
fi
echo "  front end: building"
npm run --silent build -- --logLevel warn
