#!/usr/bin/env bash
# A throw-away PostgreSQL for tests and benches.
#   postgres.sh start [--durable]   makes a cluster in a new folder, prints its folder and its URL, one a line
#   postgres.sh stop FOLDER         stops it and removes the folder
#   postgres.sh with COMMAND…       runs a command with DATABASE_URL set, and stops the server whatever happens
# Without --durable nothing is synced (fsync=off): for everything but questions of durability.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed; scripts/setup-test.sh says how" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"
  elif id postgres >/dev/null 2>&1; then runuser -u postgres -- "$@"
  else runuser -u nobody -- "$@"
  fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

start() {
  local folder port options
  cd /tmp
  folder=$(as_owner mktemp -d /tmp/chengguan-pg.XXXXXX)
  as_owner "$bin/initdb" --pgdata "$folder/data" --username chengguan --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >"$folder.log" 2>&1 ||
    { cat "$folder.log" >&2; exit 1; }
  port=$(free_port)
  options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder -c max_connections=200 -c shared_buffers=256MB -c log_min_messages=fatal"
  [ "${1:-}" = --durable ] || options="$options -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
  as_owner "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/server.log" --options "$options" --wait start >"$folder.log" 2>&1 ||
    { cat "$folder.log" "$folder/server.log" >&2; exit 1; }
  rm -f "$folder.log"
  as_owner "$bin/createdb" --host "$folder" --port "$port" --username chengguan chengguan
  echo "$folder"
  echo "postgres://chengguan@127.0.0.1:$port/chengguan"
}

stop() {
  case $1 in /tmp/chengguan-pg.*) ;; *) echo "not a folder of this script: $1" >&2; exit 2 ;; esac
  cd /tmp
  as_owner "$bin/pg_ctl" --pgdata "$1/data" --mode immediate --wait stop >/dev/null 2>&1 || true # Stopped before: only the folder is left.
  rm -rf "$1"
}

case ${1:-} in
  start) start "${2:-}" ;;
  stop) stop "${2:?the folder that start printed}" ;;
  with)
    shift
    here=$PWD
    started=$(start "${DURABLE:+--durable}")
    folder=$(head -1 <<<"$started")
    trap 'stop "$folder"' EXIT
    cd "$here"
    DATABASE_URL=$(tail -1 <<<"$started") "$@"
    ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
