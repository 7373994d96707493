#!/usr/bin/env bash
# Writes what the server says about its API into web/openapi.json, and the front end's types from that.
# CHENGGUAN names the binary; without one the document that is checked in is taken as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

binary=${CHENGGUAN:-target/debug/chengguan}
if [ -x "$binary" ]; then
  "$binary" openapi >web/openapi.json
else
  echo "  types: no $binary, the checked-in web/openapi.json is taken" >&2
fi
node web/scripts/api-types.mjs
