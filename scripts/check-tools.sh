#!/usr/bin/env bash
# Says which of the tools to build with are missing, all at once, and how to get each.
set -euo pipefail

missing=()
command -v cargo >/dev/null || missing+=("cargo: install Rust 1.95 or newer (rustup)")
command -v npm >/dev/null || missing+=("npm: it comes with Node.js")
command -v cc >/dev/null || missing+=("cc: a C compiler, on Debian: apt-get install gcc libc6-dev")
if command -v node >/dev/null; then
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || missing+=("node: version 20 or newer is needed, this is $(node --version)")
else
  missing+=("node: install Node.js 20 or newer")
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "Not everything needed to build is here:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 1
fi
